import type { Fault } from '../fault.ts';

export const deadPeerKept: Fault = {
  id: 'handshake/dead-peer-kept',
  sentence: 'A peer that is dead is never noticed.',
  parts: ['socketRules.heartbeatMs'],
  noticedBy: [{ by: 'toCloseWith', says: /the socket stayed open/ }],
  decorate: ({ socketRules }) => ({ socketRules: { ...socketRules, heartbeatMs: () => 3_600_000 } }),
};
