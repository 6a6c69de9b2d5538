import type { Fault } from '../fault.ts';

export const voteWithoutMajority: Fault = {
  id: 'agents/vote-without-majority',
  sentence: 'A vote that nobody has won is decided all the same.',
  parts: ['orchestration.decide'],
  noticedBy: [{ by: 'toEqual', says: /NO_MAJORITY/ }],
  decorate: ({ orchestration }) => ({ orchestration: { ...orchestration, decide: (votes, quorum) => orchestration.decide(votes, quorum) ?? votes[0] } }),
};
