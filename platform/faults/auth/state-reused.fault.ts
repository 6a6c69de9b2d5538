import type { Fault } from '../fault.ts';

export const stateReused: Fault = {
  id: 'auth/state-reused',
  sentence: 'Every attempt to sign in through the provider has the same state.',
  parts: ['oauth.begin'],
  noticedBy: [{ by: 'toEqual', says: /whether state, nonce and challenge/ }],
  decorate: ({ oauth }) => {
    let first: ReturnType<typeof oauth.begin> | undefined;
    return { oauth: { ...oauth, begin: () => (first ??= oauth.begin()) } };
  },
};
