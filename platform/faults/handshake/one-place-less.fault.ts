import type { Fault } from '../fault.ts';

export const onePlaceLess: Fault = {
  id: 'handshake/one-place-less',
  sentence: 'A user is refused the last of the sockets that are allowed.',
  parts: ['socketRules.places'],
  noticedBy: [{ by: 'E_WS_HANDSHAKE', says: /status 429/ }],
  decorate: ({ socketRules }) => ({ socketRules: { ...socketRules, places: () => socketRules.places() - 1 } }),
};
