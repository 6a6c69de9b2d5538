import type { Fault } from '../fault.ts';

export const neverGivenUp: Fault = {
  id: 'handshake/never-given-up',
  sentence: 'Who answers no ping is pinged for ever.',
  parts: ['socketRules.unansweredPings'],
  noticedBy: [{ by: 'toCloseWith', says: /the socket stayed open/ }],
  decorate: ({ socketRules }) => ({ socketRules: { ...socketRules, unansweredPings: () => Infinity } }),
};
