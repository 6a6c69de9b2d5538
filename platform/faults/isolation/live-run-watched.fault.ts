import type { Fault } from '../fault.ts';
import { rememberRuns } from './run-owners.ts';

export const liveRunWatched: Fault = {
  id: 'isolation/live-run-watched',
  sentence: 'While a run is under way anybody who knows its id can look at it.',
  parts: ['runs.start', 'runs.get'],
  noticedBy: [{ by: 'toEqual', says: /- +"NOT_FOUND",\n\+ +"stopping"/ }, { by: 'toEqual', says: /- +"GET [^"]*… ?[^"]* 404"/ }],
  decorate: ({ runs }) => {
    const { ownerOf, remembering } = rememberRuns(runs);
    return {
      runs: {
        ...remembering,
        get(userId, id) {
          const owner = ownerOf(id);
          const run = owner === undefined ? undefined : runs.get(owner, id);
          return run?.status === 'in_progress' ? run : runs.get(userId, id);
        },
      },
    };
  },
};
