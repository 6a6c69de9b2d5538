import type { Fault } from '../fault.ts';

export const cycleAccepted: Fault = {
  id: 'agents/cycle-accepted',
  sentence: 'A workflow whose steps wait for each other is planned as if they did not.',
  parts: ['orchestration.plan'],
  noticedBy: [{ by: 'E_PROBLEM', says: /the status is 200, not 422/ }],
  decorate: ({ orchestration }) => ({ orchestration: { ...orchestration, plan(steps) {
      const waiting = steps.map((step) => ({ ...step, depends_on: step.depends_on.filter((name) => steps.findIndex(({ id }) => id === name) < steps.indexOf(step)) }));
      return orchestration.plan(steps.some((step, index) => step.depends_on.some((name) => steps.findIndex(({ id }) => id === name) > index && steps[index]?.depends_on.length === 1)) && steps.length === 2 ? waiting : steps);
    } } }),
};
