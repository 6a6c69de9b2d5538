import type { Fault } from '../fault.ts';
import { onWire } from './on-wire.ts';
import { NUMBERS, violation } from './reasons.ts';

export const deltaOfAnotherRun: Fault = {
  id: 'events/delta-of-another-run',
  sentence: 'Words of another answer stand in the middle of an answer.',
  parts: ['wire.event'],
  noticedBy: [...violation(/text delta \d+ of \w+ where/), NUMBERS, { by: 'toBe', says: /elsewhere/ }],
  decorate: onWire((event) =>
    event.type === 'partial_result' && event.payload.index === 1
      ? [{ ...event, payload: { content: ' Meanwhile, elsewhere:', index: 9, is_complete: false } }, event]
      : [event],
  ),
};
