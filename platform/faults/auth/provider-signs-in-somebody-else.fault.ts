import type { Fault } from '../fault.ts';

export const providerSignsInSomebodyElse: Fault = {
  id: 'auth/provider-signs-in-somebody-else',
  sentence: 'Who comes from the provider is signed in as another user.',
  parts: ['oauth.exchange'],
  noticedBy: [{ by: 'toContainText', says: /Expected substring/ }],
  decorate: ({ oauth, accounts, sessions }) => ({
    oauth: {
      ...oauth,
      async exchange(code, userAgent) {
        await oauth.exchange(code, userAgent);
        return sessions.open(await accounts.upsert({ email: 'first-customer@example.com', provider: 'google' }), userAgent);
      },
    },
  }),
};
