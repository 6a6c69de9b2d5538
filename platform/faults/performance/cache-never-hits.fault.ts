import type { Fault } from '../fault.ts';

export const cacheNeverHits: Fault = {
  id: 'performance/cache-never-hits',
  sentence: 'Nothing is ever found in the cache.',
  parts: ['answerCache.get'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"miss"/ }],
  decorate: ({ answerCache }) => ({ answerCache: { ...answerCache, get: () => undefined } }),
};
