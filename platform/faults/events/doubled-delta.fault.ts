import type { Fault } from '../fault.ts';
import { onWire } from './on-wire.ts';
import { NUMBERS, violation } from './reasons.ts';

export const doubledDelta: Fault = {
  id: 'events/doubled-delta',
  sentence: 'A socket gets each piece of an answer twice.',
  parts: ['wire.event'],
  noticedBy: [...violation(/text delta \d+ of \w+ where/), NUMBERS, { by: 'toEqual', says: /\+ +"My wordMy word/ }],
  decorate: onWire((event) => (event.type === 'partial_result' ? [event, event] : [event])),
};
