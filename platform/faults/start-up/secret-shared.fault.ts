import type { Fault } from '../fault.ts';

export const secretShared: Fault = {
  id: 'start-up/secret-shared',
  sentence: 'One secret opens two doors, and nobody is told.',
  parts: ['startUp.between'],
  noticedBy: [{ by: 'E_START_REFUSAL', says: /PLATFORM_CONTROL_KEY is not told as wrong/ }, { by: 'E_START_REFUSAL', says: /the rule told of PLATFORM_CONTROL_KEY/ }],
  decorate: ({ startUp }) => ({ startUp: { ...startUp, between: (settings) => startUp.between(settings).filter((mistake) => !/same as another secret/.test(mistake)) } }),
};
