import type { Fault } from '../fault.ts';
import { onProblem } from './on-problem.ts';

export const unknownIs500: Fault = {
  id: 'api/unknown-is-500',
  sentence: 'What does not exist ends in an internal error.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toBeProblem', says: /the status is 500, not 404/ }, { by: 'toEqual', says: /\+\s+500/ }],
  decorate: onProblem((problem) => problem.status === 404, (reply, problem) => {
    void reply.status(500);
    return { ...problem, status: 500, error_code: 'INTERNAL_ERROR' };
  }),
};
