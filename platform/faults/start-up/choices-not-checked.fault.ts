import type { Fault } from '../fault.ts';

export const choicesNotChecked: Fault = {
  id: 'start-up/choices-not-checked',
  sentence: 'A setting that is none of the choices there are counts as not set.',
  parts: ['startUp.read'],
  noticedBy: [{ by: 'E_START_REFUSAL', says: /PLATFORM_\w+ is not told as wrong/ }],
  decorate: ({ startUp }) => ({
    startUp: {
      ...startUp,
      read(name, text) {
        const reading = startUp.read(name, text);
        return 'mistakes' in reading && reading.mistakes.some((mistake) => /Invalid option/.test(mistake)) ? startUp.read(name, undefined) : reading;
      },
    },
  }),
};
