import type { Fault } from '../fault.ts';

export const badTokensLockEverybody: Fault = {
  id: 'limits/bad-tokens-lock-everybody',
  sentence: 'When somebody has sent too many invalid tokens, nobody is served any more.',
  parts: ['rateLimits.take'],
  noticedBy: [{ by: 'toEqual', says: /\+\s+429/ }],
  decorate: ({ rateLimits }) => {
    let abused = false;
    return {
      rateLimits: {
        take(kind, key) {
          const quota = rateLimits.take(kind, key);
          if (kind === 'bad_token') abused ||= !quota.allowed;
          return kind === 'http' && abused ? { ...quota, allowed: false } : quota;
        },
      },
    };
  },
};
