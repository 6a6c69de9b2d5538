import type { Fault } from '../fault.ts';

export const headerTokenOverruled: Fault = {
  id: 'handshake/header-token-overruled',
  sentence: 'Of two tokens in one handshake the one in the subprotocols counts.',
  parts: ['socketRules.credentials'],
  noticedBy: [{ by: 'toEqual', says: /^\+\s+"usr_/m }],
  decorate: ({ socketRules }) => ({
    socketRules: {
      ...socketRules,
      credentials(request) {
        const { authorization: _left, ...headers } = request.headers;
        const withoutHeader = socketRules.credentials(Object.assign(Object.create(request), { headers }));
        return withoutHeader.token === undefined ? socketRules.credentials(request) : withoutHeader;
      },
    },
  }),
};
