import type { Fault } from '../fault.ts';
import { onAnswer } from '../api/on-answer.ts';

export const profileOfSomebodyElse: Fault = {
  id: 'isolation/profile-of-somebody-else',
  sentence: 'Who asks who is signed in is told somebody else.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toMatchObject', says: /and another user/ }, { by: 'toEqual', says: /\+ +"usr_somebody_else"/ }],
  decorate: onAnswer('GET /auth/me', (_reply, body) => ({ ...body, id: 'usr_somebody_else' })),
};
