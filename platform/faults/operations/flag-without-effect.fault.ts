import type { Fault } from '../fault.ts';

export const flagWithoutEffect: Fault = {
  id: 'operations/flag-without-effect',
  sentence: 'Switching a flag on for a user changes nothing for that user.',
  parts: ['flags.isOn'],
  noticedBy: [{ by: 'toMatchObject', says: /- +"thread_digest": true/ }],
  decorate: ({ flags }) => ({ flags: { ...flags, isOn: (key) => flags.get(key).enabled } }),
};
