import type { Fault } from '../fault.ts';
import { onProblem } from './on-problem.ts';

export const challengeOfAnotherKind: Fault = {
  id: 'api/challenge-of-another-kind',
  sentence: 'A 401 asks for a name and a password instead of a token.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toEqual', says: /401 Basic realm/ }, { by: 'toBeProblem', says: /header www-authenticate is “Basic/ }],
  decorate: onProblem((problem) => problem.status === 401, (reply, problem) => {
    void reply.header('www-authenticate', 'Basic realm="netra-platform"');
    return problem;
  }),
};
