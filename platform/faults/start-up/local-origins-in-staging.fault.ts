import type { Fault } from '../fault.ts';

export const localOriginsInStaging: Fault = {
  id: 'start-up/local-origins-in-staging',
  sentence: 'A platform in staging lets pages of a developer’s own machine call it.',
  parts: ['startUp.between'],
  noticedBy: [{ by: 'E_START_REFUSAL', says: /PLATFORM_ALLOWED_ORIGINS is not told as wrong/ }],
  decorate: ({ startUp }) => ({ startUp: { ...startUp, between: (settings) => startUp.between(settings).filter((mistake) => !mistake.startsWith('PLATFORM_ALLOWED_ORIGINS')) } }),
};
