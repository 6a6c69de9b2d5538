import type { Fault } from '../fault.ts';

export const callTokenInCookie: Fault = {
  id: 'auth/call-token-in-cookie',
  sentence: 'A cookie signs a call in, and so any page can call for whoever looks at it.',
  parts: ['policy.tokenOf'],
  noticedBy: [{ by: 'toBeProblem', says: /the status is 200, not 401/ }, { by: 'toEqual', says: /^-\s+"log": "http_refused: missing",$/m }],
  decorate: ({ policy }) => ({
    policy: { ...policy, tokenOf: (call) => policy.tokenOf(call) ?? /(?:^|; )access_token=([^;]+)/.exec(call.headers.cookie ?? '')?.[1] },
  }),
};
