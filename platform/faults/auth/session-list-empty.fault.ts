import type { Fault } from '../fault.ts';

export const sessionListEmpty: Fault = {
  id: 'auth/session-list-empty',
  sentence: 'The list of sessions is empty for everybody.',
  parts: ['sessions.list'],
  noticedBy: [{ by: 'toHaveLength', says: /Received length:\s+0/ }],
  decorate: ({ sessions }) => ({ sessions: { ...sessions, list: () => [] } }),
};
