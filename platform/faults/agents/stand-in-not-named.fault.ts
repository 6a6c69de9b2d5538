import type { Fault } from '../fault.ts';

export const standInNotNamed: Fault = {
  id: 'agents/stand-in-not-named',
  sentence: 'An answer that another agent gave is put down to the one that was asked.',
  parts: ['steps.of'],
  noticedBy: [{ by: 'toEqual', says: /"reporting"/ }],
  decorate: ({ steps }) => ({ steps: { ...steps, of: (runId) => steps.of(runId).map((step) => ({ ...step, answered_by: step.agent })) } }),
};
