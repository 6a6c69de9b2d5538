import type { Fault } from '../fault.ts';

export const malformedTokenCrashes: Fault = {
  id: 'auth/malformed-token-crashes',
  sentence: 'A token that cannot be read ends in an internal error.',
  parts: ['tokens.verify'],
  noticedBy: [{ by: 'toBeRefused', says: /the status is 500, not 401/ }, { by: 'toBeProblem', says: /the status is 500, not 401/ }],
  decorate: ({ tokens }) => ({
    tokens: {
      ...tokens,
      async verify(token) {
        const verdict = await tokens.verify(token);
        if (!verdict.ok && verdict.fault === 'malformed') throw new TypeError('cannot read the payload of undefined');
        return verdict;
      },
    },
  }),
};
