import type { Fault } from '../fault.ts';
import { onFrame } from './on-frame.ts';

export const greetingForSomebodyElse: Fault = {
  id: 'handshake/greeting-for-somebody-else',
  sentence: 'The greeting names another user.',
  parts: ['wire.frame'],
  noticedBy: [{ by: 'toMatchObject', says: /user_id/ }, { by: 'toBe', says: /usr_somebody_else/ }, { by: 'toMatchObject', says: /a greeting for somebody else/ }, { by: 'toEqual', says: /socket application after accepting/ }],
  decorate: onFrame('system_message', (frame) => [{ ...frame, data: { ...frame.data, user_id: 'usr_somebody_else' } }]),
};
