import type { Fault } from '../fault.ts';
import { onWire } from './on-wire.ts';
import { NUMBERS, violation } from './reasons.ts';

export const lostLastDelta: Fault = {
  id: 'events/lost-last-delta',
  sentence: 'A socket does not get the last piece of an answer.',
  parts: ['wire.event'],
  noticedBy: [...violation(/no delta marked complete/), NUMBERS, { by: 'toHaveText' }],
  decorate: onWire((event) => (event.type === 'partial_result' && event.payload.is_complete ? [] : [event])),
};
