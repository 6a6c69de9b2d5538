import type { Fault } from '../fault.ts';
import { onAnswer } from './on-answer.ts';

export const locationMissing: Fault = {
  id: 'api/location-missing',
  sentence: 'A created thread comes without its address.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toBe', says: /\/api\/threads\/thr_/ }],
  decorate: onAnswer('POST /api/threads', (reply, body) => {
    void reply.removeHeader('location');
    return body;
  }),
};
