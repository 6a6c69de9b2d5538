import type { Fault } from '../fault.ts';

export const digestCountsGaps: Fault = {
  id: 'operations/digest-counts-gaps',
  sentence: 'The figures about a thread count the gaps between words.',
  parts: ['digests.ofThread'],
  noticedBy: [{ by: 'toEqual', says: /"words": 5/ }],
  decorate: ({ digests }) => ({
    digests: {
      ofThread(userId, threadId) {
        const digest = digests.ofThread(userId, threadId);
        return { ...digest, words: digest.words + digest.messages };
      },
    },
  }),
};
