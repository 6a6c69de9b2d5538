import type { Fault } from '../fault.ts';

export const reasonsAllAlike: Fault = {
  id: 'auth/reasons-all-alike',
  sentence: 'The log gives one reason for every token that was refused.',
  parts: ['tokens.verify'],
  noticedBy: [{ by: 'toEqual', says: /^\+\s+"(?:http_refused: |socket_refused: )?malformed",$/m }, { by: 'toEqual', says: /^\+\s+"log": "(?:http|socket)_refused: malformed",$/m }],
  decorate: ({ tokens }) => ({
    tokens: {
      ...tokens,
      async verify(token) {
        const verdict = await tokens.verify(token);
        return verdict.ok ? verdict : { ...verdict, fault: 'malformed' };
      },
    },
  }),
};
