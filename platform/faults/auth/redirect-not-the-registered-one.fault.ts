import type { Fault } from '../fault.ts';

export const redirectNotTheRegisteredOne: Fault = {
  id: 'auth/redirect-not-the-registered-one',
  sentence: 'The platform asks the provider to send people back to another address than the one that is registered.',
  parts: ['oauth.begin'],
  noticedBy: [{ by: 'toBe', says: /https:\/\/staging\.example/ }],
  decorate: ({ oauth }) => ({
    oauth: {
      ...oauth,
      async begin() {
        const { location, stateCookie } = await oauth.begin();
        const url = new URL(location);
        url.searchParams.set('redirect_uri', 'https://staging.example/auth/callback');
        return { location: url.href, stateCookie };
      },
    },
  }),
};
