import type { Fault } from '../fault.ts';

export const flagIgnored: Fault = {
  id: 'operations/flag-ignored',
  sentence: 'A feature is there although its flag is off.',
  parts: ['flags.isOn'],
  noticedBy: [{ by: 'E_PROBLEM', says: /the status is 200, not 404/ }],
  decorate: ({ flags }) => ({ flags: { ...flags, isOn: () => true } }),
};
