import type { Fault } from '../fault.ts';

export const profileNotStored: Fault = {
  id: 'data/profile-not-stored',
  sentence: 'A profile is answered as it was put, and not stored.',
  parts: ['profiles.put'],
  noticedBy: [{ by: 'toEqual', says: /\+\s+"language": "en"/ }],
  decorate: ({ profiles }) => ({ profiles: { ...profiles, put: (principal, input) => ({ ...profiles.get(principal), ...input }) } }),
};
