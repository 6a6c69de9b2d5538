import type { Fault } from '../fault.ts';
import { onFrame } from './on-frame.ts';

export const pongForAnotherPing: Fault = {
  id: 'handshake/pong-for-another-ping',
  sentence: 'A pong carries another id than the ping it answers.',
  parts: ['wire.frame'],
  noticedBy: [{ by: 'toMatchObject', says: /"ping-of-somebody"/ }, { by: 'toEqual', says: /"ping-of-somebody"/ }, { by: 'E_CONTRACT', says: /its correlation_id is "ping-of-somebody"/ }],
  decorate: onFrame('pong', (frame) => [{ ...frame, correlation_id: 'ping-of-somebody' }]),
};
