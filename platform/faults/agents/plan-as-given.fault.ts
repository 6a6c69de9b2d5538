import type { Fault } from '../fault.ts';

export const planAsGiven: Fault = {
  id: 'agents/plan-as-given',
  sentence: 'A plan has the steps in the order in which they were given.',
  parts: ['orchestration.plan'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"walls"/ }],
  decorate: ({ orchestration }) => ({ orchestration: { ...orchestration, plan(steps) {
      const { stages } = orchestration.plan(steps);
      return { order: steps.map(({ id }) => id), stages };
    } } }),
};
