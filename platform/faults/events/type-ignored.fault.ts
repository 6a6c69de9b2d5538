import type { Fault } from '../fault.ts';

export const typeIgnored: Fault = {
  id: 'events/type-ignored',
  sentence: 'Events of every type are found, whichever is asked for.',
  parts: ['eventLog.page'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"type": "(?!tool_completed)/ }],
  decorate: ({ eventLog }) => ({
    eventLog: {
      page(userId, threadId, { type: _type, ...query }) {
        return eventLog.page(userId, threadId, query);
      },
    },
  }),
};
