import { onProblem } from './on-problem.ts';
import type { Fault } from '../fault.ts';

export const getAlwaysAllowed: Fault = {
  id: 'api/get-always-allowed',
  sentence: 'A 405 says that GET is allowed, wherever one is.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toEqual', says: / 405 (?:DELETE |GET )/ }],
  decorate: onProblem((problem) => problem.status === 405, (reply, problem) => {
    void reply.header('allow', 'GET, HEAD, OPTIONS');
    return problem;
  }),
};
