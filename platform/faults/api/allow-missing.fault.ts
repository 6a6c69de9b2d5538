import type { Fault } from '../fault.ts';
import { onProblem } from './on-problem.ts';

export const allowMissing: Fault = {
  id: 'api/allow-missing',
  sentence: 'A 405 does not say which methods are allowed.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toBeProblem', says: /header allow is missing/ }],
  decorate: onProblem((problem) => problem.status === 405, (reply, problem) => {
    void reply.removeHeader('allow');
    return problem;
  }),
};
