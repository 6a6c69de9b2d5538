import type { Fault } from '../fault.ts';
import { onProblem } from './on-problem.ts';

export const problemAsPlainJson: Fault = {
  id: 'api/problem-as-plain-json',
  sentence: 'Refusals come as application/json.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toBeProblem', says: /content-type is “application\/json/ }],
  decorate: onProblem(() => true, (reply, problem) => {
    void reply.type('application/json');
    return problem;
  }),
};
