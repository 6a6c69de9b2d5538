import type { Fault } from '../fault.ts';

export const erasureUnproven: Fault = {
  id: 'data/erasure-unproven',
  sentence: 'Nothing proves that there was an erasure.',
  parts: ['erasures.list'],
  noticedBy: [{ by: 'toEqual', says: /-\s+"erased_at"/ }],
  decorate: ({ erasures }) => ({ erasures: { ...erasures, list: () => [] } }),
};
