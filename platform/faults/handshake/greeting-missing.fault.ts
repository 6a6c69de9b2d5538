import type { Fault } from '../fault.ts';
import { onFrame } from './on-frame.ts';

export const greetingMissing: Fault = {
  id: 'handshake/greeting-missing',
  sentence: 'A socket opens and nothing is said.',
  parts: ['wire.frame'],
  noticedBy: [{ by: 'E_WS_HANDSHAKE', says: /silence after the upgrade/ }, { by: 'toHaveText', says: /Connected/ }, { by: 'toEqual', says: /\+ +"socket silence"/ }],
  silent: true,
  decorate: onFrame('system_message', () => []),
};
