import type { Fault } from '../fault.ts';

export const weakSecretsTaken: Fault = {
  id: 'start-up/weak-secrets-taken',
  sentence: 'A long secret is taken although it is one character over and over.',
  parts: ['startUp.read'],
  noticedBy: [{ by: 'E_START_REFUSAL', says: /PLATFORM_\w+ is not told as wrong/ }],
  decorate: ({ startUp }) => ({
    startUp: {
      ...startUp,
      read(name, text) {
        const reading = startUp.read(name, text);
        return 'mistakes' in reading && new Set(text).size === 1 ? { value: text } : reading;
      },
    },
  }),
};
