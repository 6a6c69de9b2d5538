import type { Fault } from '../fault.ts';

export const unknownDependencyAccepted: Fault = {
  id: 'agents/unknown-dependency-accepted',
  sentence: 'A step may depend on one that does not exist.',
  parts: ['orchestration.plan'],
  noticedBy: [{ by: 'E_PROBLEM', says: /the status is 200, not 422/ }],
  decorate: ({ orchestration }) => ({ orchestration: { ...orchestration, plan: (steps) => orchestration.plan(steps.map((step) => ({ ...step, depends_on: step.depends_on.filter((name) => steps.some(({ id }) => id === name)) }))) } }),
};
