import type { Fault } from '../fault.ts';

export const callTokenInUrl: Fault = {
  id: 'auth/call-token-in-url',
  sentence: 'A call’s token may stand in its address, where every proxy on the way writes it down.',
  parts: ['policy.tokenOf'],
  noticedBy: [{ by: 'toBeProblem', says: /the status is 200, not 401/ }, { by: 'toEqual', says: /^-\s+"log": "http_refused: missing",$/m }],
  decorate: ({ policy }) => ({
    policy: { ...policy, tokenOf: (call) => policy.tokenOf(call) ?? new URLSearchParams(call.url?.split('?')[1]).get('access_token') ?? undefined },
  }),
};
