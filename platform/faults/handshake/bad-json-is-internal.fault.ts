import type { Fault } from '../fault.ts';
import { onFrame } from './on-frame.ts';

export const badJsonIsInternal: Fault = {
  id: 'handshake/bad-json-is-internal',
  sentence: 'Text that is no JSON is told as an internal error.',
  parts: ['wire.frame'],
  noticedBy: [{ by: 'toEqual', says: /^\+\s+"INTERNAL_ERROR",$/m }, { by: 'toBe', says: /Received: "INTERNAL_ERROR"/ }],
  decorate: onFrame('error', (frame) => [frame.data.error_code === 'BAD_JSON' ? { ...frame, data: { ...frame.data, error_code: 'INTERNAL_ERROR' } } : frame]),
};
