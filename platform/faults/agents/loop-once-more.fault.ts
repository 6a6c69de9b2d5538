import type { Fault } from '../fault.ts';

export const loopOnceMore: Fault = {
  id: 'agents/loop-once-more',
  sentence: 'A loop goes on once more after its last time.',
  parts: ['orchestration.goesOn'],
  noticedBy: [{ by: 'toEqual', says: /\+ +5,|\+ +4,/ }],
  decorate: ({ orchestration }) => ({ orchestration: { ...orchestration, goesOn: (loop, iteration, output) => orchestration.goesOn({ ...loop, max_iterations: loop.max_iterations + 1 }, iteration, output) } }),
};
