import type { Fault } from '../fault.ts';
import { heldBack } from './held-back.ts';

export const beginsWithTheAnswer: Fault = {
  id: 'streaming/begins-with-the-answer',
  sentence: 'A stream holds its first events back until there is a piece of the answer.',
  parts: ['eventStream.event'],
  noticedBy: [{ by: 'E_STREAM', says: /more bytes within \d+ ms/ }],
  silent: true,
  decorate({ eventStream }) {
    const { hold, release } = heldBack(eventStream);
    const begun = new Set<string | null>();
    return {
      eventStream: {
        ...eventStream,
        event(event) {
          if (event.type === 'partial_result') begun.add(event.run_id);
          return begun.has(event.run_id) ? `${release(event.run_id)}${eventStream.event(event)}` : hold(event);
        },
      },
    };
  },
};
