import type { Fault } from '../fault.ts';

export const erasureOnlyTold: Fault = {
  id: 'data/erasure-only-told',
  sentence: 'An erasure is confirmed and not done.',
  parts: ['erasures.erase'],
  noticedBy: [{ by: 'toEqual', says: /\+\s+"messages"/ }],
  decorate: ({ erasures, censuses }) => ({
    erasures: {
      ...erasures,
      erase: (userId) => Promise.resolve({ id: 'era_told', user_id: userId, erased_at: 0, counts: censuses.take(userId).counts }),
    },
  }),
};
