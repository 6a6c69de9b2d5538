import type { Fault } from '../fault.ts';

export const shortSecretsTaken: Fault = {
  id: 'start-up/short-secrets-taken',
  sentence: 'Secrets of a few characters are taken.',
  parts: ['startUp.read'],
  noticedBy: [{ by: 'E_START_REFUSAL', says: /PLATFORM_\w+ is not told as wrong/ }],
  decorate: ({ startUp }) => ({
    startUp: {
      ...startUp,
      read(name, text) {
        const reading = startUp.read(name, text);
        return 'mistakes' in reading && reading.mistakes.some((mistake) => /at least 32 characters/.test(mistake)) ? { value: text } : reading;
      },
    },
  }),
};
