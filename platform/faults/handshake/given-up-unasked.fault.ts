import type { Fault } from '../fault.ts';

export const givenUpUnasked: Fault = {
  id: 'handshake/given-up-unasked',
  sentence: 'A peer is given up for dead before it was asked whether it lives.',
  parts: ['socketRules.unansweredPings'],
  noticedBy: [
    { by: 'E_WS_CLOSED', says: /the connection ended|it was closed with 1006/ },
    { by: 'E_WS_TIMEOUT', says: /was closed with 1006|closed 1006/ },
    { by: 'E_WS_CLOSED', says: /its terminal event has not come/ },
  ],
  decorate: ({ socketRules }) => ({ socketRules: { ...socketRules, unansweredPings: () => 0 } }),
};
