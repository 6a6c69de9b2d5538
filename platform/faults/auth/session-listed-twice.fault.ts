import type { Fault } from '../fault.ts';

export const sessionListedTwice: Fault = {
  id: 'auth/session-listed-twice',
  sentence: 'Each session stands in the list twice.',
  parts: ['sessions.list'],
  noticedBy: [{ by: 'toHaveLength', says: /Received length:\s+2/ }],
  decorate: ({ sessions }) => ({
    sessions: { ...sessions, list: (userId) => sessions.list(userId).flatMap((session) => [session, session]) },
  }),
};
