import type { Fault } from '../fault.ts';

export const refusalAtProviderCrashes: Fault = {
  id: 'auth/refusal-at-provider-crashes',
  sentence: 'Who refuses at the provider gets an internal error instead of the sign-in page.',
  parts: ['oauth.complete'],
  noticedBy: [{ by: 'toContainText', says: /was cancelled/ }],
  decorate: ({ oauth }) => ({
    oauth: {
      ...oauth,
      async complete(callback, cookie) {
        try {
          return await oauth.complete(callback, cookie);
        } catch (cause) {
          throw new Error('no code in the callback', { cause });
        }
      },
    },
  }),
};
