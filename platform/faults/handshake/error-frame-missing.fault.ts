import type { Fault } from '../fault.ts';
import { onFrame } from './on-frame.ts';

export const errorFrameMissing: Fault = {
  id: 'handshake/error-frame-missing',
  sentence: 'Where refusals come after the upgrade the socket closes without an error frame.',
  parts: ['wire.frame'],
  noticedBy: [{ by: 'toBeRefused', says: /it was closed-after-accept/ }],
  decorate: onFrame('error', (frame) => (frame.correlation_id === undefined && frame.data.error_code === 'AUTH_FAILED' ? [] : [frame])),
};
