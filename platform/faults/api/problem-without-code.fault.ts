import type { Fault } from '../fault.ts';
import { onProblem } from './on-problem.ts';

export const problemWithoutCode: Fault = {
  id: 'api/problem-without-code',
  sentence: 'A refusal does not tell its error_code.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toBeProblem', says: /no problem document: error_code/ }],
  decorate: onProblem(() => true, (_reply, { error_code: _left, ...problem }) => problem),
};
