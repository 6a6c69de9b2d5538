import type { Fault } from '../fault.ts';

export const registryIncomplete: Fault = {
  id: 'agents/registry-incomplete',
  sentence: 'The list of agents lacks one that works.',
  parts: ['agents.list'],
  noticedBy: [{ by: 'toEqual', says: /"validation"/ }],
  decorate: ({ agents }) => ({ agents: { ...agents, list: () => agents.list().filter(({ name }) => name !== 'validation') } }),
};
