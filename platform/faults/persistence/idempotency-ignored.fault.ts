import type { Fault } from '../fault.ts';

export const idempotencyIgnored: Fault = {
  id: 'persistence/idempotency-ignored',
  sentence: 'A request sent again under its Idempotency-Key is done again.',
  parts: ['idempotency.recall'],
  noticedBy: [{ by: 'toBe', says: /thr_|msg_/ }, { by: 'toEqual', says: /thr_|msg_/ }],
  decorate: ({ idempotency }) => ({ idempotency: { ...idempotency, recall: () => undefined } }),
};
