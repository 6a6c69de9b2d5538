import type { Fault } from '../fault.ts';
import { violation } from '../events/reasons.ts';

export const heldUntilTheEnd: Fault = {
  id: 'streaming/held-until-the-end',
  sentence: 'A stream says nothing until its run is over, and then everything at once.',
  parts: ['eventStream.event', 'eventStream.end'],
  noticedBy: violation(/all pieces arrived within [\d.]+ ms; written with pauses/),
  decorate({ eventStream }) {
    const held = new Map<string | null, string>();
    return {
      eventStream: {
        ...eventStream,
        event(event) {
          held.set(event.run_id, `${held.get(event.run_id) ?? ''}${eventStream.event(event)}`);
          return '';
        },
        end: (end) => `${held.get(end.run_id) ?? ''}${eventStream.end(end)}`,
      },
    };
  },
};
