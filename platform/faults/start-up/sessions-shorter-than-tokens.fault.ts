import type { Fault } from '../fault.ts';

export const sessionsShorterThanTokens: Fault = {
  id: 'start-up/sessions-shorter-than-tokens',
  sentence: 'A refresh token may end before the access token it should renew.',
  parts: ['startUp.between'],
  noticedBy: [{ by: 'E_START_REFUSAL', says: /PLATFORM_REFRESH_TTL_SECONDS is not told as wrong/ }],
  decorate: ({ startUp }) => ({ startUp: { ...startUp, between: (settings) => startUp.between(settings).filter((mistake) => !mistake.startsWith('PLATFORM_REFRESH_TTL_SECONDS')) } }),
};
