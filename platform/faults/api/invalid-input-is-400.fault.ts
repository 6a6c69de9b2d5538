import type { Fault } from '../fault.ts';
import { onProblem } from './on-problem.ts';

export const invalidInputIs400: Fault = {
  id: 'api/invalid-input-is-400',
  sentence: 'Invalid input is refused with 400.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toBeProblem', says: /the status is 400, not 422/ }],
  decorate: onProblem((problem) => problem.status === 422, (reply, problem) => {
    void reply.status(400);
    return problem;
  }),
};
