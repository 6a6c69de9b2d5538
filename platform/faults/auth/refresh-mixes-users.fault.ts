import type { TokenPair } from '#contracts/auth.schema';
import type { Fault } from '../fault.ts';
import { setTimeout } from 'node:timers/promises';

export const refreshMixesUsers: Fault = {
  id: 'auth/refresh-mixes-users',
  sentence: 'Two users who refresh at the same moment get the pair of one of them.',
  parts: ['sessions.refresh'],
  noticedBy: [{ by: 'toBe', says: /Expected: 80\b/ }, { by: 'toEqual', says: /^\+\s+"usr_/m }],
  decorate: ({ sessions }) => {
    let underWay: Promise<TokenPair> | undefined;
    return {
      sessions: {
        ...sessions,
        refresh(token) {
          // As long as a slow store would take.
          underWay ??= sessions.refresh(token).then((pair) => setTimeout(100, pair)).finally(() => {
            underWay = undefined;
          });
          return underWay;
        },
      },
    };
  },
};
