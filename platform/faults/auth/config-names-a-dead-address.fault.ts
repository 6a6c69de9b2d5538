import type { Fault } from '../fault.ts';
import { onAnswer } from '../api/on-answer.ts';

export const configNamesADeadAddress: Fault = {
  id: 'auth/config-names-a-dead-address',
  sentence: 'The page is told to sign people out at an address where nothing is.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"\/auth\/signout 404"/ }],
  // Every answer of this route has endpoints.
  decorate: onAnswer('GET /auth/config', (_reply, body) => ({ ...body, endpoints: { ...(body['endpoints'] as object), logout: '/auth/signout' } })),
};
