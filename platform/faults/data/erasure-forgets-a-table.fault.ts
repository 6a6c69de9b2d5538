import type { Fault } from '../fault.ts';

export const erasureForgetsATable: Fault = {
  id: 'data/erasure-forgets-a-table',
  sentence: 'An erasure leaves the remembered answers of a user.',
  parts: ['erasures.erase', 'idempotency.remember'],
  noticedBy: [{ by: 'toEqual', says: /\+\s+"idempotency"/ }],
  decorate: ({ erasures, idempotency }) => {
    const remembered = new Map<string, Parameters<typeof idempotency.remember>>();
    return {
      idempotency: {
        ...idempotency,
        remember(...answer) {
          remembered.set(answer[0], answer);
          idempotency.remember(...answer);
        },
      },
      erasures: {
        ...erasures,
        async erase(userId) {
          const erasure = await erasures.erase(userId);
          const answer = remembered.get(userId);
          if (answer) idempotency.remember(...answer);
          return erasure;
        },
      },
    };
  },
};
