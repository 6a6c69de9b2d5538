import type { Fault } from '../fault.ts';

export const namesInAnyCase: Fault = {
  id: 'agents/names-in-any-case',
  sentence: 'An agent answers to its name in any case and with blanks around it.',
  parts: ['agents.resolve'],
  noticedBy: [{ by: 'E_PROBLEM', says: /the status is 200, not 404/ }],
  decorate: ({ agents }) => ({ agents: { ...agents, resolve: (name) => agents.resolve(name) ?? agents.resolve(name.trim().toLowerCase()) } }),
};
