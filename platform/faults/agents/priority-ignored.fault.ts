import type { Fault } from '../fault.ts';

export const priorityIgnored: Fault = {
  id: 'agents/priority-ignored',
  sentence: 'Waiting runs begin in the order in which they came, whatever their priority.',
  parts: ['workers.next'],
  noticedBy: [{ by: 'toEqual', says: /places among those that were asked/ }],
  decorate: ({ workers }) => ({
    workers: {
      ...workers,
      next(waiting) {
        const [first] = waiting;
        return first ?? workers.next(waiting);
      },
    },
  }),
};
