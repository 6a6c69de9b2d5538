import type { Fault } from '../fault.ts';
import { setTimeout } from 'node:timers/promises';

export const refreshesSlow: Fault = {
  id: 'performance/refreshes-slow',
  sentence: 'Each refresh of a token takes three seconds longer.',
  parts: ['sessions.refresh'],
  noticedBy: [{ by: 'toKeepBudget', says: /p95 is over its budget/ }],
  decorate: ({ sessions }) => ({
    sessions: {
      ...sessions,
      async refresh(token) {
        await setTimeout(3000);
        return sessions.refresh(token);
      },
    },
  }),
};
