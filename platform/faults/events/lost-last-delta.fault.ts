import type { Fault } from '../fault.ts';
import { onWire } from './on-wire.ts';

export const lostLastDelta: Fault = {
  id: 'events/lost-last-delta',
  sentence: 'A socket does not get the last piece of an answer.',
  parts: ['wire.event'],
  noticedBy: [{ by: 'E_JOURNEY', says: /no delta marked complete/ }, { by: 'toEqual', says: /no delta marked complete/ }],
  decorate: onWire((event) => (event.type === 'partial_result' && event.payload.is_complete ? [] : [event])),
};
