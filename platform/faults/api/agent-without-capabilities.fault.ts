import type { Fault } from '../fault.ts';

export const agentWithoutCapabilities: Fault = {
  id: 'api/agent-without-capabilities',
  sentence: 'The registry does not say what agents can do.',
  parts: ['agents.list'],
  noticedBy: [{ by: 'toEqual', says: /"capabilities"/ }],
  decorate: ({ agents }) => ({ agents: { ...agents, list: () => agents.list().map((agent) => ({ ...agent, capabilities: [] })) } }),
};
