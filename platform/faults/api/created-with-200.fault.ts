import type { Fault } from '../fault.ts';
import { onAnswer } from './on-answer.ts';

export const createdWith200: Fault = {
  id: 'api/created-with-200',
  sentence: 'A created thread is answered with 200.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'E_HTTP_STATUS', says: /happened: status 200[^]*POST \S*\/api\/threads as/ }, { by: 'toBe', says: /Expected: 201/ }],
  decorate: onAnswer('POST /api/threads', (reply, body) => {
    void reply.status(200);
    return body;
  }),
};
