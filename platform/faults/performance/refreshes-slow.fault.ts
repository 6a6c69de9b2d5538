import type { Fault } from '../fault.ts';
import { setTimeout } from 'node:timers/promises';

export const refreshesSlow: Fault = {
  id: 'performance/refreshes-slow',
  sentence: 'Each refresh of a token takes a second and a half longer.',
  parts: ['sessions.refresh'],
  noticedBy: [{ by: 'toKeepBudget', says: /p95 is over its budget/ }],
  decorate: ({ sessions }) => ({
    sessions: {
      ...sessions,
      async refresh(token) {
        await setTimeout(1500);
        return sessions.refresh(token);
      },
    },
  }),
};
