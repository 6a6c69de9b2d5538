import type { Fault } from '../fault.ts';

export const degradationUntold: Fault = {
  id: 'agents/degradation-untold',
  sentence: 'An agent that had to do without the model is told as completed.',
  parts: ['journal.append'],
  noticedBy: [{ by: 'toEqual', says: /- +"\w+ degraded"/ }, { by: 'toMatchObject', says: /- +"status": "degraded"/ }],
  decorate: ({ journal }) => ({
    journal: {
      ...journal,
      append: (event) => journal.append('status' in event.payload && event.payload.status === 'degraded' ? { ...event, payload: { ...event.payload, status: 'completed' } } : event),
    },
  }),
};
