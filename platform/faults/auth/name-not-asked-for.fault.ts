import type { Fault } from '../fault.ts';

export const nameNotAskedFor: Fault = {
  id: 'auth/name-not-asked-for',
  sentence: 'The platform does not ask the provider for the name of whoever signs in.',
  parts: ['oauth.begin'],
  noticedBy: [{ by: 'toEqual', says: /-\s+"profile"/ }],
  decorate: ({ oauth }) => ({
    oauth: {
      ...oauth,
      async begin() {
        const started = await oauth.begin();
        return { ...started, location: started.location.replace('+profile', '') };
      },
    },
  }),
};
