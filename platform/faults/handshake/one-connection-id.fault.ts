import type { Fault } from '../fault.ts';
import { onFrame } from './on-frame.ts';

export const oneConnectionId: Fault = {
  id: 'handshake/one-connection-id',
  sentence: 'All sockets have the same connection id.',
  parts: ['wire.frame'],
  noticedBy: [{ by: 'toBe', says: /Expected: 5\b/ }, { by: 'toBe', says: /Expected: 6\s+Received: 5/ }],
  decorate: onFrame('system_message', (frame) => [{ ...frame, data: { ...frame.data, connection_id: 'con_1' } }]),
};
