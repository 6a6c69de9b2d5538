import type { Fault } from '../fault.ts';

export const failedHandOffCompleted: Fault = {
  id: 'agents/failed-hand-off-completed',
  sentence: 'A hand-off to an agent that failed is told as completed.',
  parts: ['journal.append'],
  noticedBy: [{ by: 'toEqual', says: /optimization failed"/ }],
  decorate: ({ journal }) => ({
    journal: {
      ...journal,
      append: (event) =>
        'to_agent' in event.payload && event.payload.status === 'failed' ? journal.append({ ...event, payload: { ...event.payload, status: 'completed' } }) : journal.append(event),
    },
  }),
};
