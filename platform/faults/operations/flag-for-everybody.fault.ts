import type { Fault } from '../fault.ts';

export const flagForEverybody: Fault = {
  id: 'operations/flag-for-everybody',
  sentence: 'A flag that is switched on for one user is on for all.',
  parts: ['flags.isOn', 'flags.setFor'],
  noticedBy: [{ by: 'toMatchObject', says: /"thread_digest": true/ }],
  decorate({ flags }) {
    const on = new Map<string, boolean>();
    return {
      flags: {
        ...flags,
        isOn: (key, userId) => flags.isOn(key, userId) || on.get(key) === true,
        setFor(key, userId, enabled) {
          on.set(key, enabled);
          return flags.setFor(key, userId, enabled);
        },
      },
    };
  },
};
