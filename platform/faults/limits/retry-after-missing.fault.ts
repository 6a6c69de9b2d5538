import { onProblem } from '../api/on-problem.ts';
import type { Fault } from '../fault.ts';

export const retryAfterMissing: Fault = {
  id: 'limits/retry-after-missing',
  sentence: 'Who is refused is not told when to come back.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toBeProblem', says: /header retry-after is missing/ }],
  decorate: onProblem((problem) => problem.status === 429, (reply, problem) => {
    void reply.removeHeader('retry-after');
    return problem;
  }),
};
