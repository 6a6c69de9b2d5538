import type { Fault } from '../fault.ts';

export const cookieOpens: Fault = {
  id: 'handshake/cookie-opens',
  sentence: 'A cookie opens a socket, and so does any page that the browser sends it for.',
  parts: ['socketRules.credentials'],
  noticedBy: [{ by: 'toBeRefused', says: /it was accepted/ }, { by: 'toEqual', says: /^-\s+"log": "socket_refused: missing",$/m }],
  decorate: ({ socketRules }) => ({
    socketRules: {
      ...socketRules,
      credentials(request) {
        const found = socketRules.credentials(request);
        const inCookie = /(?:^|; )access_token=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
        return { ...found, token: found.token ?? inCookie };
      },
    },
  }),
};
