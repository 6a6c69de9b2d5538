import type { Fault } from '../fault.ts';

export const failuresNotCounted: Fault = {
  id: 'agents/failures-not-counted',
  sentence: 'Runs that failed are left out of the health of their agent.',
  parts: ['agentHealth.counts'],
  noticedBy: [{ by: 'toEqual', says: /"failed": [12]/ }],
  decorate: ({ agentHealth }) => ({ agentHealth: { ...agentHealth, counts: (userId) => agentHealth.counts(userId).map((count) => ({ ...count, failed: 0 })) } }),
};
