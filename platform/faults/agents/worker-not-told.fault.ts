import type { Fault } from '../fault.ts';

export const workerNotTold: Fault = {
  id: 'agents/worker-not-told',
  sentence: 'Nobody can tell who worked on a run.',
  parts: ['steps.tree'],
  noticedBy: [{ by: 'toBe', says: /every run has one of the workers/ }, { by: 'toEqual', says: /"worker-1"/ }],
  decorate: ({ steps }) => ({ steps: { ...steps, tree: (userId, runId) => ({ ...steps.tree(userId, runId), worker: null }) } }),
};
