import type { Fault } from '../fault.ts';
import { onProblem } from './on-problem.ts';

export const requestIdOfAnother: Fault = {
  id: 'api/request-id-of-another',
  sentence: 'A refusal names another request.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toBeProblem', says: /the request_id is req_/ }],
  decorate: onProblem(() => true, (_reply, problem) => ({ ...problem, request_id: 'req_of_another' })),
};
