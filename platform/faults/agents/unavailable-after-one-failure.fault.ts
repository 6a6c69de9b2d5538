import type { Fault } from '../fault.ts';

export const unavailableAfterOneFailure: Fault = {
  id: 'agents/unavailable-after-one-failure',
  sentence: 'An agent one of whose runs failed is listed as unavailable.',
  parts: ['agents.status'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"status": "unavailable"/ }],
  decorate: ({ agents, agentHealth }) => ({
    agents: {
      ...agents,
      status: (name, userId) => (agentHealth.counts(userId).some(({ agent, failed }) => agent === name && failed > 0) ? 'unavailable' : agents.status(name, userId)),
    },
  }),
};
