import type { Fault } from '../fault.ts';

export const onePlaceMore: Fault = {
  id: 'handshake/one-place-more',
  sentence: 'A user gets one socket more than is allowed.',
  parts: ['socketRules.places'],
  noticedBy: [{ by: 'toBeRefused', says: /it was accepted/ }],
  decorate: ({ socketRules }) => ({ socketRules: { ...socketRules, places: () => socketRules.places() + 1 } }),
};
