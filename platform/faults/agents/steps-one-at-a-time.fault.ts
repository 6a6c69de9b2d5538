import type { Fault } from '../fault.ts';

export const stepsOneAtATime: Fault = {
  id: 'agents/steps-one-at-a-time',
  sentence: 'Steps that could be done at the same time are done one after the other.',
  parts: ['orchestration.ready'],
  noticedBy: [{ by: 'toBeGreaterThan', says: /(?:all three|both) were at work/ }],
  decorate: ({ orchestration }) => ({ orchestration: { ...orchestration, ready: (steps, begun, settled) => (begun.size > settled.size ? [] : orchestration.ready(steps, begun, settled).slice(0, 1)) } }),
};
