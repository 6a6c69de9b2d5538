import type { TokenPair } from '#contracts/auth.schema';
import { pageFault } from './page-fault.ts';

export const nameForgotten = pageFault({
  id: 'page/name-forgotten',
  sentence: 'After signing in the account is shown without its full name.',
  noticedBy: [{ by: 'toHaveText', says: /Ada Lovelace/ }],
  sabotage: ({ answers }) => {
    answers<TokenPair>(/^\/auth\/login$/, (body) => ({ ...body, user: { ...body.user, full_name: '' } }));
  },
});
