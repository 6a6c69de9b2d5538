import type { Fault } from '../fault.ts';
import { onProblem } from './on-problem.ts';

export const unknownFieldNotNamed: Fault = {
  id: 'api/unknown-field-not-named',
  sentence: 'A request with a field nobody knows is refused without saying which one it is.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toBeProblem', says: /about never_heard_of\s+happened: the fields told are \(none\)/ }],
  decorate: onProblem((problem) => problem.status === 422, (_reply, problem) => ({
    ...problem,
    details: { ...problem.details, fields: problem.details?.fields?.map(({ path, message }) => ({ path: message === 'Unknown field' ? '' : path, message })) },
  })),
};
