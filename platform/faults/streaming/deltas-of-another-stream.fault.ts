import type { AgentEvent } from '#contracts/event.schema';
import type { Fault } from '../fault.ts';

export const deltasOfAnotherStream: Fault = {
  id: 'streaming/deltas-of-another-stream',
  sentence: 'Of streams at the same time one gets a piece of another.',
  parts: ['eventStream.event', 'partStream.event'],
  noticedBy: [{ by: 'toEqual', says: /^[-+]\s+"(?:alpha|beta|gamma|delta|stream \d)/m }],
  decorate: ({ eventStream, partStream }) => {
    let latest: AgentEvent | undefined;
    const mixed = (event: AgentEvent): AgentEvent => {
      if (event.type !== 'partial_result' || event.payload.content === '') return event;
      const before = latest;
      latest = event;
      return before?.type === 'partial_result' && before.run_id !== event.run_id ? { ...event, payload: { ...event.payload, content: before.payload.content } } : event;
    };
    return { eventStream: { ...eventStream, event: (event) => eventStream.event(mixed(event)) }, partStream: { ...partStream, event: (event) => partStream.event(mixed(event)) } };
  },
};
