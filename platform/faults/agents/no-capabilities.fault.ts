import type { Fault } from '../fault.ts';

export const noCapabilities: Fault = {
  id: 'agents/no-capabilities',
  sentence: 'An agent of the list can do nothing.',
  parts: ['agents.list'],
  noticedBy: [{ by: 'toEqual', says: /"capabilities"/ }],
  decorate: ({ agents }) => ({ agents: { ...agents, list: () => agents.list().map((agent) => (agent.name === 'data' ? { ...agent, capabilities: [] } : agent)) } }),
};
