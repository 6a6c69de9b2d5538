import type { Fault } from '../fault.ts';
import { onProblem } from './on-problem.ts';

export const challengeMissing: Fault = {
  id: 'api/challenge-missing',
  sentence: 'A 401 does not say how to sign in.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toBeProblem', says: /header www-authenticate is missing/ }],
  decorate: onProblem((problem) => problem.status === 401, (reply, problem) => {
    void reply.removeHeader('www-authenticate');
    return problem;
  }),
};
