import type { Fault } from '../fault.ts';
import { onProblem } from './on-problem.ts';

export const wrongFieldsNotTold: Fault = {
  id: 'api/wrong-fields-not-told',
  sentence: 'Invalid input is refused without saying which field is wrong.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toBeProblem', says: /the fields told are \(none\)/ }],
  decorate: onProblem((problem) => problem.status === 422, (_reply, { details: _left, ...problem }) => problem),
};
