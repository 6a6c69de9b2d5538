import type { Fault } from '../fault.ts';
import { onProblem } from './on-problem.ts';

export const conflictIs500: Fault = {
  id: 'api/conflict-is-500',
  sentence: 'A conflict ends in an internal error.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toBeProblem', says: /the status is 500, not 409/ }],
  decorate: onProblem((problem) => problem.status === 409, (reply, problem) => {
    void reply.status(500);
    return problem;
  }),
};
