import type { Fault } from '../fault.ts';

export const actionCountedTwice: Fault = {
  id: 'operations/action-counted-twice',
  sentence: 'An action that is told twice counts twice.',
  parts: ['analytics.record'],
  noticedBy: [{ by: 'toEqual', says: /"duplicate"/ }],
  decorate({ analytics }) {
    let count = 0;
    return { analytics: { ...analytics, record: (actor, event) => analytics.record(actor, { ...event, event_id: `${event.event_id}#${(count += 1)}` }) } };
  },
};
