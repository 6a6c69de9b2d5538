import type { Fault } from '../fault.ts';
import { onFrame } from './on-frame.ts';

export const errorFrameWithoutFields: Fault = {
  id: 'handshake/error-frame-without-fields',
  sentence: 'A frame is refused without a word about what of it is wrong.',
  parts: ['wire.frame'],
  noticedBy: [{ by: 'toEqual', says: /^\+\s+undefined,$/m }, { by: 'toMatchObject', says: /^-\s+"fields": Array \[$/m }],
  decorate: onFrame('error', (frame) => {
    const { fields: _left, ...data } = frame.data;
    return [{ ...frame, data }];
  }),
};
