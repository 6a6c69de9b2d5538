import type { Fault } from '../fault.ts';
import { onFrame } from './on-frame.ts';

export const pongMissing: Fault = {
  id: 'handshake/pong-missing',
  sentence: 'Pings are not answered.',
  parts: ['wire.frame'],
  noticedBy: [{ by: 'E_WS_TIMEOUT', says: /the reply to ping/ }],
  silent: true,
  decorate: onFrame('pong', () => []),
};
