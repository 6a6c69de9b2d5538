import type { TokenPair } from '#contracts/auth.schema';
import { pageFault } from './page-fault.ts';

export const signedInAsAnother = pageFault({
  id: 'page/signed-in-as-another',
  sentence: 'After signing in the page shows the account of another user.',
  noticedBy: [
    { by: 'toContainText', says: /somebody\.else/ },
    { by: 'toHaveText', says: /somebody\.else/ },
  ],
  sabotage: ({ answers }) => {
    answers<TokenPair>(/^\/auth\//, (body) =>
      'user' in body ? { ...body, user: { ...body.user, email: 'somebody.else@example.com' } } : body,
    );
  },
});
