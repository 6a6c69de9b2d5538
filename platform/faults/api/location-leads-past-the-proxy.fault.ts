import type { Fault } from '../fault.ts';
import { onAnswer } from './on-answer.ts';

export const locationLeadsPastTheProxy: Fault = {
  id: 'api/location-leads-past-the-proxy',
  sentence: 'Whoever creates a thread is sent to it at the address of the machine, not at the one that was called.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toBe', says: /Received: "http:\/\/10\.0\.0\.7/ }],
  decorate: onAnswer('POST /api/threads', (reply, body) => {
    void reply.header('location', `http://10.0.0.7:8000${String(reply.getHeader('location'))}`);
    return body;
  }),
};
