import type { Fault } from '../fault.ts';

export const stepParentLost: Fault = {
  id: 'agents/step-parent-lost',
  sentence: 'A step does not tell of which run it is part.',
  parts: ['steps.of'],
  noticedBy: [{ by: 'toEqual', says: /"parent_id"/ }],
  decorate: ({ steps }) => ({ steps: { ...steps, of: (runId) => steps.of(runId).map((step) => ({ ...step, parent_id: step.id })) } }),
};
