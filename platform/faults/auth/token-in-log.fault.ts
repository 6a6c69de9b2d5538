import type { TokenFault } from '../../auth/ports.ts';
import type { Fault } from '../fault.ts';

export const tokenInLog: Fault = {
  id: 'auth/token-in-log',
  sentence: 'The log keeps the tokens that were refused.',
  parts: ['tokens.verify'],
  noticedBy: [{ by: 'toBe', says: /secrets in the log/ }],
  decorate: ({ tokens }) => ({
    tokens: {
      ...tokens,
      async verify(token) {
        const verdict = await tokens.verify(token);
        return verdict.ok ? verdict : { ...verdict, fault: `malformed ${token}` as TokenFault };
      },
    },
  }),
};
