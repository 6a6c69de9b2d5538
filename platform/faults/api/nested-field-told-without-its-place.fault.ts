import type { Fault } from '../fault.ts';
import { onProblem } from './on-problem.ts';

export const nestedFieldToldWithoutItsPlace: Fault = {
  id: 'api/nested-field-told-without-its-place',
  sentence: 'Of a wrong field within a list or an object only its own name is told, not where it stands.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toBeProblem', says: /about \w+\.[\w.]+\s+happened: the fields told are \w+$/m }],
  decorate: onProblem((problem) => problem.status === 422, (_reply, problem) => ({
    ...problem,
    details: { ...problem.details, fields: problem.details?.fields?.map(({ path, message }) => ({ path: path.split('.').at(-1) ?? '', message })) },
  })),
};
