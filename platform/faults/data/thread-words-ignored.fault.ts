import type { Fault } from '../fault.ts';

export const threadWordsIgnored: Fault = {
  id: 'data/thread-words-ignored',
  sentence: 'The words of a thread filter are ignored.',
  parts: ['threads.list'],
  noticedBy: [{ by: 'toEqual', says: /\+\s+"Gamma"/ }],
  decorate: ({ threads }) => ({ threads: { ...threads, list: (userId, query) => threads.list(userId, { ...query, q: undefined }) } }),
};
