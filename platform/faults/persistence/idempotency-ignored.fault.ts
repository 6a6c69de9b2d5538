import type { Fault } from '../fault.ts';

export const idempotencyIgnored: Fault = {
  id: 'persistence/idempotency-ignored',
  sentence: 'A request sent again under its Idempotency-Key is done again.',
  parts: ['idempotency.recall'],
  noticedBy: [{ by: 'toEqual', says: /"fifth",\s+\+ +"second",/ }, { by: 'toEqual', says: /"id": "thr_/ }],
  decorate: ({ idempotency }) => ({ idempotency: { ...idempotency, recall: () => undefined } }),
};
