import type { Fault } from '../fault.ts';

export const toolsOneAtATime: Fault = {
  id: 'agents/tools-one-at-a-time',
  sentence: 'Tools that could be at work at the same time are asked one after the other.',
  parts: ['agents.resolve'],
  noticedBy: [{ by: 'toBeLessThan', says: /the last call begins before the first one ends/ }],
  decorate: ({ agents }) => ({
    agents: {
      ...agents,
      resolve(name) {
        const found = agents.resolve(name);
        if (!found) return found;
        const { parallelTools: _, ...patient } = found;
        return patient;
      },
    },
  }),
};
