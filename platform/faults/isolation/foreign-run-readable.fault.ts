import type { Fault } from '../fault.ts';
import { rememberRuns } from './run-owners.ts';

export const foreignRunReadable: Fault = {
  id: 'isolation/foreign-run-readable',
  sentence: 'Who knows the id of a run can follow it.',
  parts: ['runs.start', 'runs.get'],
  noticedBy: [{ by: 'toEqual', says: /- +"GET \/api\/runs\/\w+ → 404"/ }],
  decorate: ({ runs }) => {
    const { ownerOf, remembering } = rememberRuns(runs);
    return { runs: { ...remembering, get: (userId, id) => runs.get(ownerOf(id) ?? userId, id) } };
  },
};
