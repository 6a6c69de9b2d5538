import type { Fault } from '../fault.ts';

export const stepsDoNotWait: Fault = {
  id: 'agents/steps-do-not-wait',
  sentence: 'A step begins without waiting for those it depends on.',
  parts: ['orchestration.ready'],
  noticedBy: [{ by: 'toEqual', says: /one two|road|- {2,}"walls"|Array \[/ }, { by: 'E_JOURNEY', says: /on which it depends, has ended/ }],
  decorate: ({ orchestration }) => ({ orchestration: { ...orchestration, ready: (steps, begun) => steps.filter((step) => !begun.has(step.id)) } }),
};
