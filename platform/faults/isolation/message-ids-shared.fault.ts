import type { StartedRun } from '../../agents/ports.ts';
import type { Fault } from '../fault.ts';

export const messageIdsShared: Fault = {
  id: 'isolation/message-ids-shared',
  sentence: 'A message id that somebody else used before counts as a repeat.',
  parts: ['runs.start'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"duplicate"/ }],
  decorate: ({ runs }) => {
    const first = new Map<string, StartedRun>();
    return {
      runs: {
        ...runs,
        start(request) {
          const seen = request.clientMessageId === undefined ? undefined : first.get(request.clientMessageId);
          if (seen) return { ...seen, duplicate: true };
          const started = runs.start(request);
          if (request.clientMessageId !== undefined) first.set(request.clientMessageId, started);
          return started;
        },
      },
    };
  },
};
