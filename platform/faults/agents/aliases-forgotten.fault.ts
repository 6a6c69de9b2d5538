import type { Fault } from '../fault.ts';

export const aliasesForgotten: Fault = {
  id: 'agents/aliases-forgotten',
  sentence: 'An agent is known by its name alone; its other names are unknown.',
  parts: ['agents.resolve'],
  noticedBy: [{ by: 'E_HTTP_STATUS', says: /_agent/ }],
  decorate: ({ agents }) => ({ agents: { ...agents, resolve: (name) => agents.list().find((agent) => agent.name === name) } }),
};
