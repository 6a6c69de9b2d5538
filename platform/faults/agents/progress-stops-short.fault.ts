import type { Fault } from '../fault.ts';

export const progressStopsShort: Fault = {
  id: 'agents/progress-stops-short',
  sentence: 'Progress never says that all is done.',
  parts: ['journal.append'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"percent": 99/ }],
  decorate: ({ journal }) => ({
    journal: {
      ...journal,
      append: (event) => journal.append('percent' in event.payload ? { ...event, payload: { ...event.payload, percent: Math.min(99, event.payload.percent) } } : event),
    },
  }),
};
