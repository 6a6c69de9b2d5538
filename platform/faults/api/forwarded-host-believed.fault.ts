import { onAnswer } from './on-answer.ts';
import type { Fault } from '../fault.ts';

export const forwardedHostBelieved: Fault = {
  id: 'api/forwarded-host-believed',
  sentence: 'The platform gives away its addresses under whatever host a caller claims to have asked.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toEqual', says: /evil\.example/ }],
  decorate: onAnswer('GET /api/discovery/services', (reply, body) => {
    const claimed = reply.request.headers['x-forwarded-host'];
    return typeof claimed === 'string' ? (JSON.parse(JSON.stringify(body).replaceAll(reply.request.host, claimed)) as unknown) : body;
  }),
};
