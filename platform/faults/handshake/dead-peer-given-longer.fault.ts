import type { Fault } from '../fault.ts';

export const deadPeerGivenLonger: Fault = {
  id: 'handshake/dead-peer-given-longer',
  sentence: 'A dead peer is kept for another interval.',
  parts: ['socketRules.unansweredPings'],
  noticedBy: [{ by: 'toEqual', says: /^\+\s+9,$/m }],
  decorate: ({ socketRules }) => ({ socketRules: { ...socketRules, unansweredPings: () => 2 } }),
};
