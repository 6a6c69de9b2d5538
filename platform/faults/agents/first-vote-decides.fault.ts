import type { Fault } from '../fault.ts';

export const firstVoteDecides: Fault = {
  id: 'agents/first-vote-decides',
  sentence: 'Whatever the others say, the first vote decides.',
  parts: ['orchestration.decide'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"reject"/ }],
  decorate: ({ orchestration }) => ({ orchestration: { ...orchestration, decide: ([first]) => first } }),
};
