import type { Fault } from '../fault.ts';

export const foreignTokenExtends: Fault = {
  id: 'handshake/foreign-token-extends',
  sentence: 'A token of another user extends a socket.',
  parts: ['socketRules.mayRenew'],
  noticedBy: [{ by: 'toEqual', says: /"token_refreshed"/ }],
  decorate: ({ socketRules }) => ({ socketRules: { ...socketRules, mayRenew: () => true } }),
};
