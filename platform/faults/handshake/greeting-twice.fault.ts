import type { Fault } from '../fault.ts';
import { onFrame } from './on-frame.ts';

export const greetingTwice: Fault = {
  id: 'handshake/greeting-twice',
  sentence: 'A socket is greeted twice.',
  parts: ['wire.frame'],
  noticedBy: [{ by: 'toEqual', says: /"system_message",\s*\n\+\s+"system_message"|\+\s+"system_message"/ }],
  decorate: onFrame('system_message', (frame) => [frame, frame]),
};
