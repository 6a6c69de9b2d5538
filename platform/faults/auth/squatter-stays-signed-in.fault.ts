import type { Fault } from '../fault.ts';

export const squatterStaysSignedIn: Fault = {
  id: 'auth/squatter-stays-signed-in',
  sentence: 'Who registered with somebody else’s e-mail stays signed in when its owner comes.',
  parts: ['sessions.revokeAll'],
  noticedBy: [{ by: 'toBeProblem', says: /the status is 200, not 401/ }],
  decorate: ({ sessions }) => ({ sessions: { ...sessions, revokeAll: () => {} } }),
};
