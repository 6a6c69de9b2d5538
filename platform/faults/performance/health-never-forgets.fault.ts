import type { Services } from '../../services.ts';
import type { Fault } from '../fault.ts';

/** Outlives a set of services: whoever asks an hour later asks another set. */
const known = new Map<string, ReturnType<Services['agentHealth']['counts']>>();

export const healthNeverForgets: Fault = {
  id: 'performance/health-never-forgets',
  sentence: 'How an agent did an hour ago still counts.',
  parts: ['agentHealth.counts'],
  noticedBy: [{ by: 'toEqual', says: /within the hour and after it/ }],
  decorate: ({ agentHealth }) => ({
    agentHealth: {
      ...agentHealth,
      counts(userId) {
        const counts = agentHealth.counts(userId);
        if (counts.length > 0) known.set(userId, counts);
        return known.get(userId) ?? counts;
      },
    },
  }),
};
