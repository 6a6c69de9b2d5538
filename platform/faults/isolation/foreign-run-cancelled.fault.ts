import type { Fault } from '../fault.ts';
import { rememberRuns } from './run-owners.ts';

export const foreignRunCancelled: Fault = {
  id: 'isolation/foreign-run-cancelled',
  sentence: 'Anybody can stop a run.',
  parts: ['runs.start', 'runs.cancel'],
  noticedBy: [{ by: 'toEqual', says: /- +"POST \/api\/agents\/cancel → 404"/ }],
  decorate: ({ runs }) => {
    const { ownerOf, remembering } = rememberRuns(runs);
    return { runs: { ...remembering, cancel: (userId, id, reason) => runs.cancel(ownerOf(id) ?? userId, id, reason) } };
  },
};
