import { onProblem } from './on-problem.ts';
import type { Fault } from '../fault.ts';

export const caseOfPathsForgiven: Fault = {
  id: 'api/case-of-paths-forgiven',
  sentence: 'A path in capitals is taken for the one in small letters, and its answer goes out without a refusal.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toEqual', says: / 200 undefined/ }],
  decorate: onProblem((problem) => problem.status === 404, (reply, problem) => {
    const { url } = reply.request;
    if (url !== url.toUpperCase()) return problem;
    void reply.status(200).type('application/json');
    return {};
  }),
};
