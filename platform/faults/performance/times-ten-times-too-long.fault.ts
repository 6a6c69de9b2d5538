import type { Fault } from '../fault.ts';

export const timesTenTimesTooLong: Fault = {
  id: 'performance/times-ten-times-too-long',
  sentence: 'Runs are told to have taken ten times as long as they did.',
  parts: ['journal.append'],
  noticedBy: [{ by: 'toBeLessThanOrEqual', says: /milliseconds told of the agent/ }, { by: 'toEqual', says: /what is done for something takes no longer/ }],
  decorate: ({ journal }) => ({
    journal: {
      ...journal,
      append: (event) =>
        event.type === 'agent_completed' && 'execution_time_ms' in event.payload
          ? journal.append({ ...event, payload: { ...event.payload, execution_time_ms: event.payload.execution_time_ms * 10 } })
          : journal.append(event),
    },
  }),
};
