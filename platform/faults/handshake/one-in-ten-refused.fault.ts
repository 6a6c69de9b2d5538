import type { Fault } from '../fault.ts';

export const oneInTenRefused: Fault = {
  id: 'handshake/one-in-ten-refused',
  sentence: 'Every tenth handshake is refused, whoever asks.',
  parts: ['socketRules.credentials'],
  noticedBy: [{ by: 'E_WS_HANDSHAKE', says: /refused-before-upgrade with status 401/ }],
  decorate({ socketRules }) {
    let count = 0;
    return {
      socketRules: {
        ...socketRules,
        credentials(request) {
          count += 1;
          return count % 10 === 0 ? { exposed: false, token: undefined } : socketRules.credentials(request);
        },
      },
    };
  },
};
