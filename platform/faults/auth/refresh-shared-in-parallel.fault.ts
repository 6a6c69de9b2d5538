import type { TokenPair } from '#contracts/auth.schema';
import type { Fault } from '../fault.ts';

export const refreshSharedInParallel: Fault = {
  id: 'auth/refresh-shared-in-parallel',
  sentence: 'Whoever refreshes at the same moment with the same token gets a pair too.',
  parts: ['sessions.refresh'],
  noticedBy: [{ by: 'toEqual', says: /^\+\s+200,$/m }],
  decorate: ({ sessions }) => {
    const underWay = new Map<string, Promise<TokenPair>>();
    return {
      sessions: {
        ...sessions,
        refresh(token) {
          const pair = underWay.get(token) ?? sessions.refresh(token);
          underWay.set(token, pair);
          // Those who come within the same moment.
          setTimeout(() => underWay.delete(token), 200).unref();
          return pair;
        },
      },
    };
  },
};
