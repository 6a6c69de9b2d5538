import type { Fault } from '../fault.ts';

export const agentMissing: Fault = {
  id: 'api/agent-missing',
  sentence: 'An agent is missing in the registry.',
  parts: ['agents.list'],
  noticedBy: [{ by: 'toEqual', says: /-\s+"validation"/ }],
  decorate: ({ agents }) => ({ agents: { ...agents, list: () => agents.list().filter((agent) => agent.name !== 'validation') } }),
};
