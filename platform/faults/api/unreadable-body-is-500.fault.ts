import { onProblem } from './on-problem.ts';
import type { Fault } from '../fault.ts';

export const unreadableBodyIs500: Fault = {
  id: 'api/unreadable-body-is-500',
  sentence: 'A body that is no JSON ends in an internal error.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toEqual', says: /500 INTERNAL_ERROR/ }],
  decorate: onProblem((problem) => problem.error_code === 'BAD_JSON', (reply, problem) => {
    void reply.status(500);
    return { ...problem, status: 500, error_code: 'INTERNAL_ERROR' };
  }),
};
