import type { Fault } from '../fault.ts';
import { onProblem } from './on-problem.ts';

export const invalidInputCrashes: Fault = {
  id: 'api/invalid-input-crashes',
  sentence: 'Invalid input ends in an internal error.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toBeProblem', says: /the status is 500, not 422/ }],
  decorate: onProblem((problem) => problem.status === 422, (reply, problem) => {
    void reply.status(500);
    return { ...problem, status: 500, error_code: 'INTERNAL_ERROR' };
  }),
};
