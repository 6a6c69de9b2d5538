import type { Fault } from '../fault.ts';
import { onFrame } from './on-frame.ts';

export const expiryToldWrongly: Fault = {
  id: 'handshake/expiry-told-wrongly',
  sentence: 'The end of a token is told an hour too late.',
  parts: ['wire.frame'],
  noticedBy: [{ by: 'toBe', says: /Expected: \d{10}/ }],
  decorate: onFrame('token_expiring', (frame) => [{ ...frame, data: { ...frame.data, expires_at: frame.data.expires_at + 3600 } }]),
};
