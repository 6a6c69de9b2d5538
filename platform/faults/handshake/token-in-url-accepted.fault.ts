import type { Fault } from '../fault.ts';

export const tokenInUrlAccepted: Fault = {
  id: 'handshake/token-in-url-accepted',
  sentence: 'A token in the URL opens a socket.',
  parts: ['socketRules.credentials'],
  noticedBy: [{ by: 'toBeRefused', says: /it was accepted/ }, { by: 'toEqual', says: /^-\s+"log": "socket_refused: query_token",$/m }],
  decorate: ({ socketRules }) => ({
    socketRules: {
      ...socketRules,
      credentials(request) {
        const { token } = socketRules.credentials(request);
        return { exposed: false, token: token ?? new URLSearchParams(request.url?.split('?')[1]).get('token') ?? undefined };
      },
    },
  }),
};
