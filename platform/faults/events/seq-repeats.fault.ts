import type { Fault } from '../fault.ts';
import { onWire } from './on-wire.ts';
import { NUMBERS, violation } from './reasons.ts';

export const seqRepeats: Fault = {
  id: 'events/seq-repeats',
  sentence: 'Two events of a thread bear the same number.',
  parts: ['wire.event'],
  noticedBy: [...violation(/seq \d+ after \d+/), NUMBERS],
  decorate: onWire((event) => (event.type === 'partial_result' ? [{ ...event, seq: event.seq - 1 }] : [event])),
};
