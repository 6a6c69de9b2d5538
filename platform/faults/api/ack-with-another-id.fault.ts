import type { Fault } from '../fault.ts';
import { onFrame } from '../handshake/on-frame.ts';

export const ackWithAnotherId: Fault = {
  id: 'api/ack-with-another-id',
  sentence: 'An acknowledgement names another message.',
  parts: ['wire.frame'],
  noticedBy: [{ by: 'toMatchObject', says: /message-003/ }],
  decorate: onFrame('ack', (frame) => [{ ...frame, data: { ...frame.data, message_id: 'message-1' } }]),
};
