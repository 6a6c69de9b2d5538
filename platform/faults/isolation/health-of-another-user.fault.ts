import type { Fault } from '../fault.ts';

export const healthOfAnotherUser: Fault = {
  id: 'isolation/health-of-another-user',
  sentence: 'The health of agents is that of the first who asked.',
  parts: ['agentHealth.counts'],
  noticedBy: [{ by: 'toEqual', says: /"(?:degraded|unavailable|healthy)"/ }],
  decorate: ({ agentHealth }) => {
    let first: string | undefined;
    return { agentHealth: { ...agentHealth, counts: (userId) => agentHealth.counts((first ??= userId)) } };
  },
};
