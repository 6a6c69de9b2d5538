import type { Fault } from '../fault.ts';

export const anyOriginAccepted: Fault = {
  id: 'handshake/any-origin-accepted',
  sentence: 'Pages of anybody may open sockets and call, with the credentials of whoever looks at them.',
  parts: ['policy.originAllowed'],
  noticedBy: [{ by: 'toBeRefused', says: /it was accepted/ }, { by: 'toEqual', says: /\+\s+"https:\/\/evil/ }],
  decorate: ({ policy }) => ({ policy: { ...policy, originAllowed: () => true } }),
};
