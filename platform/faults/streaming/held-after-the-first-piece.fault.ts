import type { Fault } from '../fault.ts';
import { violation } from '../events/reasons.ts';

/** Who looks at the first word only, or at the whole time, sees a stream. */
export const heldAfterTheFirstPiece: Fault = {
  id: 'streaming/held-after-the-first-piece',
  sentence: 'A stream tells the first piece of an answer at once, and all others together when the run is over.',
  parts: ['eventStream.event', 'eventStream.end'],
  noticedBy: violation(/after the first, all pieces arrived within/),
  decorate({ eventStream }) {
    const held = new Map<string | null, string>();
    return {
      eventStream: {
        ...eventStream,
        event(event) {
          const before = held.get(event.run_id);
          if (before === undefined) {
            if (event.type === 'partial_result') held.set(event.run_id, '');
            return eventStream.event(event);
          }
          held.set(event.run_id, `${before}${eventStream.event(event)}`);
          return '';
        },
        end: (end) => `${held.get(end.run_id) ?? ''}${eventStream.end(end)}`,
      },
    };
  },
};
