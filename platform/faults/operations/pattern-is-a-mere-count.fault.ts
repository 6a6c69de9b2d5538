import type { Fault } from '../fault.ts';

export const patternIsAMereCount: Fault = {
  id: 'operations/pattern-is-a-mere-count',
  sentence: 'The same mistake made three times is told as a pattern.',
  parts: ['audit.refusals'],
  noticedBy: [{ by: 'toEqual', says: /values of the alerts after each attempt/ }],
  decorate: ({ audit }) => ({
    audit: {
      ...audit,
      refusals(userId, sinceMs) {
        const { refused_sockets: count } = audit.refusals(userId, sinceMs);
        return { refused_sockets: count, refusal_reasons: count };
      },
    },
  }),
};
