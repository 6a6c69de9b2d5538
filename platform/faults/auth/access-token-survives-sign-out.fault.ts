import type { Fault } from '../fault.ts';

export const accessTokenSurvivesSignOut: Fault = {
  id: 'auth/access-token-survives-sign-out',
  sentence: 'Signing out leaves the access token good until it expires.',
  parts: ['sessions.isRevoked'],
  noticedBy: [{ by: 'toBeProblem', says: /the status is \d+, not 401/ }, { by: 'toBeRefused', says: /it was accepted/ }],
  decorate: ({ sessions }) => ({ sessions: { ...sessions, isRevoked: () => false } }),
};
