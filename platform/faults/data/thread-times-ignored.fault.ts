import type { Fault } from '../fault.ts';

export const threadTimesIgnored: Fault = {
  id: 'data/thread-times-ignored',
  sentence: 'The times of a thread filter are ignored.',
  parts: ['threads.list'],
  noticedBy: [{ by: 'toEqual', says: /\+\s+"Alpha budget"/ }],
  decorate: ({ threads }) => ({ threads: { ...threads, list: (userId, query) => threads.list(userId, { ...query, from: undefined, to: undefined }) } }),
};
