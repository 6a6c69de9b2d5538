import type { Fault } from '../fault.ts';
import { heldBack } from './held-back.ts';
import { violation } from '../events/reasons.ts';

/** Who looks at the first word only, or at the whole time, sees a stream. */
export const heldAfterTheFirstPiece: Fault = {
  id: 'streaming/held-after-the-first-piece',
  sentence: 'A stream tells the first piece of an answer at once, and all others together when the run is over.',
  parts: ['eventStream.event', 'eventStream.end'],
  noticedBy: violation(/after the first, all pieces arrived within/),
  decorate({ eventStream }) {
    const { hold, release } = heldBack(eventStream);
    const begun = new Set<string | null>();
    return {
      eventStream: {
        ...eventStream,
        event(event) {
          if (begun.has(event.run_id)) return hold(event);
          if (event.type === 'partial_result') begun.add(event.run_id);
          return eventStream.event(event);
        },
        end: (end) => `${release(end.run_id)}${eventStream.end(end)}`,
      },
    };
  },
};
