import type { Fault } from '../fault.ts';

export const flagForEverybody: Fault = {
  id: 'operations/flag-for-everybody',
  sentence: 'A flag that is switched on for one user is on for all.',
  parts: ['flags.isOn'],
  noticedBy: [{ by: 'toMatchObject', says: /"thread_digest": true/ }],
  decorate: ({ flags }) => ({
    flags: { ...flags, isOn: (key, userId) => flags.isOn(key, userId) || flags.get(key).users.some(({ enabled }) => enabled) },
  }),
};
