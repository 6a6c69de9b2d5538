import type { Fault } from '../fault.ts';

export const framesNotCounted: Fault = {
  id: 'limits/frames-not-counted',
  sentence: 'Frames of a socket are not counted: one may send as many as one likes.',
  parts: ['rateLimits.take'],
  noticedBy: [{ by: 'toEqual', says: /^\+\s+"pong",$/m }],
  decorate: ({ rateLimits }) => ({
    rateLimits: {
      take(kind, key) {
        const quota = rateLimits.take(kind, key);
        return kind === 'socket' ? { ...quota, allowed: true } : quota;
      },
    },
  }),
};
