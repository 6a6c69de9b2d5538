import type { Fault } from '../fault.ts';

export const agentStatusShared: Fault = {
  id: 'isolation/agent-status-shared',
  sentence: 'An agent that became unavailable for one user is listed so for everybody.',
  parts: ['agents.status'],
  noticedBy: [{ by: 'toEqual', says: /agents that are not ready for others/ }, { by: 'toEqual', says: /\+ +"unavailable"/ }],
  decorate({ agents }) {
    const down = new Set<string>();
    return {
      agents: {
        ...agents,
        status(name, userId) {
          if (agents.status(name, userId) === 'unavailable') down.add(name);
          return down.has(name) ? 'unavailable' : agents.status(name, userId);
        },
      },
    };
  },
};
