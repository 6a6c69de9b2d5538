import type { Fault } from '../fault.ts';
import { onFrame } from './on-frame.ts';

export const expiryUntold: Fault = {
  id: 'handshake/expiry-untold',
  sentence: 'That a token ends soon is not told on its socket.',
  parts: ['wire.frame'],
  noticedBy: [{ by: 'E_WS_TIMEOUT', says: /a frame token_expiring/ }, { by: 'toHaveLength', says: /Expected length: 1/ }],
  silent: true,
  decorate: onFrame('token_expiring', () => []),
};
