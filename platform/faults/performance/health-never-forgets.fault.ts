import type { Fault } from '../fault.ts';

export const healthNeverForgets: Fault = {
  id: 'performance/health-never-forgets',
  sentence: 'How an agent did an hour ago still counts.',
  parts: ['agentHealth.counts'],
  noticedBy: [{ by: 'toEqual', says: /within the hour and after it/ }],
  decorate({ agentHealth }) {
    const known = new Map<string, ReturnType<typeof agentHealth.counts>>();
    return {
      agentHealth: {
        ...agentHealth,
        counts(userId) {
          const counts = agentHealth.counts(userId);
          if (counts.length > 0) known.set(userId, counts);
          return known.get(userId) ?? counts;
        },
      },
    };
  },
};
