import type { Fault } from '../fault.ts';
import { onProblem } from './on-problem.ts';

export const refusalWith200: Fault = {
  id: 'api/refusal-with-200',
  sentence: 'Refusals come with status 200.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toBeProblem', says: /the status is 200, not/ }],
  decorate: onProblem(() => true, (reply, problem) => {
    void reply.status(200);
    return problem;
  }),
};
