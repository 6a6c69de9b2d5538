import type { Fault } from '../fault.ts';

export const turnsExchanged: Fault = {
  id: 'agents/turns-exchanged',
  sentence: 'The data agent and the optimisation agent take each other’s turn.',
  parts: ['agents.resolve'],
  noticedBy: [{ by: 'E_JOURNEY', says: /the agents were/ }],
  decorate: ({ agents }) => {
    const other: Readonly<Record<string, string>> = { data: 'optimization', optimization: 'data' };
    return { agents: { ...agents, resolve: (name) => agents.resolve(other[name] ?? name) } };
  },
};
