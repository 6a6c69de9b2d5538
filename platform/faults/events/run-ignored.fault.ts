import type { Fault } from '../fault.ts';

export const runIgnored: Fault = {
  id: 'events/run-ignored',
  sentence: 'Events of all runs of a thread are found, whichever run is asked for.',
  parts: ['eventLog.page'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"run_id": "run_/ }],
  decorate: ({ eventLog }) => ({
    eventLog: {
      page(userId, threadId, { run_id: _runId, ...query }) {
        return eventLog.page(userId, threadId, query);
      },
    },
  }),
};
