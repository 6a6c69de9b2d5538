import type { Fault } from '../fault.ts';

export const idempotencyKeysShared: Fault = {
  id: 'isolation/idempotency-keys-shared',
  sentence: 'Who uses an Idempotency-Key that somebody else used gets what was made for them.',
  parts: ['idempotency.recall', 'idempotency.remember'],
  noticedBy: [{ by: 'toBe', says: /about isolation: threads of two users/ }],
  decorate: ({ idempotency }) => ({
    idempotency: {
      recall: (_userId, ...asked) => idempotency.recall('everybody', ...asked),
      remember: (_userId, ...told) => idempotency.remember('everybody', ...told),
    },
  }),
};
