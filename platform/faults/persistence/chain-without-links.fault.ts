import type { Fault } from '../fault.ts';

export const chainWithoutLinks: Fault = {
  id: 'persistence/chain-without-links',
  sentence: 'The hash of a record does not depend on the record before it, so that one can be left out.',
  parts: ['audit.seal'],
  noticedBy: [{ by: 'toEqual', says: /"[0-9a-f]{64}"/ }],
  decorate: ({ audit }) => ({ audit: { ...audit, seal: (record) => audit.seal({ ...record, previous_hash: '' }) } }),
};
