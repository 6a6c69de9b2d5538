import type { Fault } from '../fault.ts';
import { heldBack } from './held-back.ts';

export const lastWordsLostWithAFailure: Fault = {
  id: 'streaming/last-words-lost-with-a-failure',
  sentence: 'A stream whose answer fails lacks what was said just before.',
  parts: ['eventStream.event', 'eventStream.end'],
  noticedBy: [{ by: 'toBe', says: /about order[^]*Expected: +"One two "/ }],
  decorate({ eventStream }) {
    const { hold, release } = heldBack(eventStream);
    return {
      eventStream: {
        ...eventStream,
        event(event) {
          const before = release(event.run_id);
          if (event.type === 'partial_result') return `${before}${hold(event)}`;
          return `${event.type === 'agent_error' ? '' : before}${eventStream.event(event)}`;
        },
        end: (end) => `${release(end.run_id)}${eventStream.end(end)}`,
      },
    };
  },
};
