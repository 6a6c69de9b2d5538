import type { Fault } from '../fault.ts';

export const valueTold: Fault = {
  id: 'start-up/value-told',
  sentence: 'A start that is refused for a wrong setting prints its value, be it a secret.',
  parts: ['startUp.read'],
  noticedBy: [{ by: 'E_START_REFUSAL', says: /the value of PLATFORM_\w+ is told/ }],
  decorate: ({ startUp }) => ({
    startUp: {
      ...startUp,
      read(name, text) {
        const reading = startUp.read(name, text);
        return 'mistakes' in reading ? { mistakes: reading.mistakes.map((mistake) => `${mistake}, not ${text}`) } : reading;
      },
    },
  }),
};
