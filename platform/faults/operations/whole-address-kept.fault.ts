import type { Fault } from '../fault.ts';

export const wholeAddressKept: Fault = {
  id: 'operations/whole-address-kept',
  sentence: 'Analytics keep the whole address of a user.',
  parts: ['analytics.anonymised'],
  noticedBy: [{ by: 'toEqual', says: /"ip": "127\.0\.0\.1"/ }],
  decorate: ({ analytics }) => ({ analytics: { ...analytics, anonymised: (ip) => ip } }),
};
