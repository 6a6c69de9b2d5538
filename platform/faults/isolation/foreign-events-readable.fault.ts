import type { Fault } from '../fault.ts';

export const foreignEventsReadable: Fault = {
  id: 'isolation/foreign-events-readable',
  sentence: 'Who knows the id of a thread can read what happened on it.',
  parts: ['runs.start', 'eventLog.page'],
  noticedBy: [{ by: 'E_PROBLEM', says: /200/ }],
  decorate: ({ runs, eventLog }) => {
    const owners = new Map<string, string>();
    return {
      runs: {
        ...runs,
        start(request) {
          const started = runs.start(request);
          owners.set(started.run.thread_id, request.principal.userId);
          return started;
        },
      },
      eventLog: { page: (userId, threadId, query) => eventLog.page(owners.get(threadId) ?? userId, threadId, query) },
    };
  },
};
