import { onAnswer } from './on-answer.ts';
import type { Fault } from '../fault.ts';

export const sessionInCookie: Fault = {
  id: 'api/session-in-cookie',
  sentence: 'Signing in leaves a cookie that scripts can read.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toEqual', says: /"session=/ }],
  decorate: onAnswer('POST /auth/login', (reply, body) => {
    void reply.header('set-cookie', 'session=signed-in; Path=/');
    return body;
  }),
};
