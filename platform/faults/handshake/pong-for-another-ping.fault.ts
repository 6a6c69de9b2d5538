import type { Fault } from '../fault.ts';
import { onFrame } from './on-frame.ts';

export const pongForAnotherPing: Fault = {
  id: 'handshake/pong-for-another-ping',
  sentence: 'A pong carries another id than the ping it answers.',
  parts: ['wire.frame'],
  noticedBy: [{ by: 'E_WS_TIMEOUT', says: /the reply to ping/ }],
  silent: true,
  decorate: onFrame('pong', (frame) => [{ ...frame, correlation_id: 'ping-of-somebody' }]),
};
