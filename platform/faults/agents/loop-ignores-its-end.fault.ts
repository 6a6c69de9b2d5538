import type { Fault } from '../fault.ts';

export const loopIgnoresItsEnd: Fault = {
  id: 'agents/loop-ignores-its-end',
  sentence: 'A loop does not end before its maximum.',
  parts: ['orchestration.goesOn'],
  noticedBy: [{ by: 'toEqual', says: /\+ +4,/ }],
  decorate: ({ orchestration }) => ({ orchestration: { ...orchestration, goesOn: (loop, iteration) => iteration < loop.max_iterations } }),
};
