import type { Fault } from '../fault.ts';

export const foreignRunTreeReadable: Fault = {
  id: 'isolation/foreign-run-tree-readable',
  sentence: 'Anybody can read what was done within a run.',
  parts: ['steps.tree'],
  noticedBy: [{ by: 'E_PROBLEM', says: /the status is 200, not 404/ }],
  decorate: ({ steps }) => {
    const owners = new Map<string, string>();
    return {
      steps: {
        ...steps,
        tree(userId, runId) {
          const tree = steps.tree(owners.get(runId) ?? userId, runId);
          owners.set(runId, owners.get(runId) ?? userId);
          return tree;
        },
      },
    };
  },
};
