import type { Fault } from '../fault.ts';
import { onProblem } from './on-problem.ts';

export const stackInDetail: Fault = {
  id: 'api/stack-in-detail',
  sentence: 'A refusal shows the stack of the platform.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toBeProblem', says: /insides/ }],
  decorate: onProblem(() => true, (_reply, problem) => ({
    ...problem,
    detail: `${problem.detail}\n    at authorise (/srv/app/platform/http/route.ts:61:9)`,
  })),
};
