import type { Fault } from '../fault.ts';

export const flagStaysOn: Fault = {
  id: 'operations/flag-stays-on',
  sentence: 'A flag that was switched on for a user cannot be switched off.',
  parts: ['flags.setFor'],
  noticedBy: [{ by: 'toMatchObject', says: /\+ +"thread_digest": true/ }],
  decorate: ({ flags }) => ({ flags: { ...flags, setFor: (key, userId, enabled) => (enabled ? flags.setFor(key, userId, enabled) : flags.get(key)) } }),
};
