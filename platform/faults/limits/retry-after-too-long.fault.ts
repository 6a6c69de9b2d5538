import { onProblem } from '../api/on-problem.ts';
import type { Fault } from '../fault.ts';

export const retryAfterTooLong: Fault = {
  id: 'limits/retry-after-too-long',
  sentence: 'Who is refused is told to wait an hour.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toBe', says: /Received: "3600"/ }],
  decorate: onProblem((problem) => problem.status === 429, (reply, problem) => {
    void reply.header('retry-after', '3600');
    return problem;
  }),
};
