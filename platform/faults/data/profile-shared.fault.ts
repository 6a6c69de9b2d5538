import type { Fault } from '../fault.ts';

export const profileShared: Fault = {
  id: 'data/profile-shared',
  sentence: 'Everybody has the preferences that were stored last.',
  parts: ['profiles.get', 'profiles.put'],
  noticedBy: [{ by: 'toEqual', says: /\+\s+"theme"/ }],
  decorate: ({ profiles }) => {
    let last: Record<string, unknown> | undefined;
    return {
      profiles: {
        get(principal) {
          const profile = profiles.get(principal);
          return { ...profile, preferences: last ?? profile.preferences };
        },
        put(principal, input) {
          last = input.preferences;
          return profiles.put(principal, input);
        },
      },
    };
  },
};
