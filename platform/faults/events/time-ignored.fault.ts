import type { Fault } from '../fault.ts';

export const timeIgnored: Fault = {
  id: 'events/time-ignored',
  sentence: 'Events of all times are found, whichever time is asked for.',
  parts: ['eventLog.page'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"timestamp"/ }],
  decorate: ({ eventLog }) => ({
    eventLog: {
      page(userId, threadId, { from: _from, to: _to, ...query }) {
        return eventLog.page(userId, threadId, query);
      },
    },
  }),
};
