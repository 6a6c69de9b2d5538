import type { Fault } from '../fault.ts';

export const socketsThrottledNever: Fault = {
  id: 'limits/sockets-throttled-never',
  sentence: 'Tokens can be guessed at the socket as often as one likes.',
  parts: ['rateLimits.take'],
  noticedBy: [{ by: 'toEqual', says: /^\+\s+401,$/m }],
  decorate: ({ rateLimits }) => ({
    rateLimits: {
      take(kind, key) {
        const quota = rateLimits.take(kind, key);
        return kind === 'bad_token' ? { ...quota, allowed: true } : quota;
      },
    },
  }),
};
