import type { Fault } from '../fault.ts';
import { onFrame } from './on-frame.ts';

export const pongTwice: Fault = {
  id: 'handshake/pong-twice',
  sentence: 'A ping is answered twice.',
  parts: ['wire.frame'],
  noticedBy: [{ by: 'toEqual', says: /\+\s+"pong"/ }],
  decorate: onFrame('pong', (frame) => [frame, frame]),
};
