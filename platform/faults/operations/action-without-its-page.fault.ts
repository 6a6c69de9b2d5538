import type { Fault } from '../fault.ts';

export const actionWithoutItsPage: Fault = {
  id: 'operations/action-without-its-page',
  sentence: 'Analytics forget on which page something was done.',
  parts: ['analytics.record'],
  noticedBy: [{ by: 'toEqual', says: /"page": "\/"/ }],
  decorate: ({ analytics }) => ({ analytics: { ...analytics, record: (actor, event) => analytics.record(actor, { ...event, page: '/' }) } }),
};
