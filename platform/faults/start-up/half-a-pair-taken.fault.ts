import type { Fault } from '../fault.ts';

export const halfAPairTaken: Fault = {
  id: 'start-up/half-a-pair-taken',
  sentence: 'A client id is taken without its secret, and every sign-in through the provider will fail.',
  parts: ['startUp.between'],
  noticedBy: [{ by: 'E_START_REFUSAL', says: /PLATFORM_OAUTH_CLIENT_SECRET is not told as wrong/ }],
  decorate: ({ startUp }) => ({ startUp: { ...startUp, between: (settings) => startUp.between(settings).filter((mistake) => !mistake.startsWith('PLATFORM_OAUTH_CLIENT_SECRET')) } }),
};
