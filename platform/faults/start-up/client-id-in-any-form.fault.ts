import type { Fault } from '../fault.ts';

export const clientIdInAnyForm: Fault = {
  id: 'start-up/client-id-in-any-form',
  sentence: 'A client id is taken that merely contains the provider’s domain.',
  parts: ['startUp.read'],
  noticedBy: [{ by: 'E_START_REFUSAL', says: /PLATFORM_OAUTH_CLIENT_ID is not told as wrong/ }],
  decorate: ({ startUp }) => ({
    startUp: {
      ...startUp,
      read: (name, text = '') => (name === 'PLATFORM_OAUTH_CLIENT_ID' && text.includes('.apps.googleusercontent.com') ? { value: text } : startUp.read(name, text)),
    },
  }),
};
