import type { CacheKey } from '../../metrics/ports.ts';
import type { Fault } from '../fault.ts';

export const cacheStaleAfterUpload: Fault = {
  id: 'performance/cache-stale-after-upload',
  sentence: 'After an upload the answers about the data before it are given again.',
  parts: ['answerCache.get', 'answerCache.put'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"hit"/ }],
  decorate({ answerCache }) {
    const dataless = ({ userId, question }: CacheKey): CacheKey => ({ userId, question: question.split(' ds_', 1)[0] ?? '' });
    return { answerCache: { get: (key) => answerCache.get(dataless(key)), put: (key, answer) => answerCache.put(dataless(key), answer) } };
  },
};
