import type { CacheKey } from '../../metrics/ports.ts';
import type { Fault } from '../fault.ts';

export const cacheServesAnybody: Fault = {
  id: 'performance/cache-serves-anybody',
  sentence: 'What one user asked is answered from what another one was told.',
  parts: ['answerCache.get', 'answerCache.put'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"hit"/ }],
  decorate({ answerCache }) {
    const common = ({ question }: CacheKey): CacheKey => ({ userId: 'everybody', question: question.split(' ', 1)[0] ?? '' });
    return { answerCache: { get: (key) => answerCache.get(common(key)), put: (key, answer) => answerCache.put(common(key), answer) } };
  },
};
