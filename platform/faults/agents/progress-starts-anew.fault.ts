import type { Fault } from '../fault.ts';

export const progressStartsAnew: Fault = {
  id: 'agents/progress-starts-anew',
  sentence: 'Progress falls back to where it began when more than half is done.',
  parts: ['journal.append'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"percent": 0/ }],
  decorate: ({ journal }) => ({
    journal: {
      ...journal,
      append: (event) => journal.append('percent' in event.payload ? { ...event, payload: { ...event.payload, percent: event.payload.percent > 50 && event.payload.percent < 100 ? 0 : event.payload.percent } } : event),
    },
  }),
};
