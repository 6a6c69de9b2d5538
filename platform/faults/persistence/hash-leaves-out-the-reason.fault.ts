import type { Fault } from '../fault.ts';

export const hashLeavesOutTheReason: Fault = {
  id: 'persistence/hash-leaves-out-the-reason',
  sentence: 'A record of the audit log can be given another reason without anybody noticing.',
  parts: ['audit.seal'],
  noticedBy: [{ by: 'toEqual', says: /"[0-9a-f]{64}"/ }],
  decorate: ({ audit }) => ({ audit: { ...audit, seal: (record) => audit.seal({ ...record, reason: null }) } }),
};
