import { isTerminal } from '#contracts/event.schema';
import type { Fault } from '../fault.ts';
import { onWire } from './on-wire.ts';

export const noTerminal: Fault = {
  id: 'events/no-terminal',
  sentence: 'A socket is never told that a run is over: the terminal event is missing, and nothing follows.',
  parts: ['wire.event'],
  noticedBy: [{ by: 'E_WS_TIMEOUT', says: /terminal event has not come/ }, { by: 'toHaveAttribute', says: /aria-busy/ }],
  silent: true,
  decorate: onWire((event) => (isTerminal(event) ? [] : [event])),
};
