import type { Fault } from '../fault.ts';

export const neededNotMissed: Fault = {
  id: 'start-up/needed-not-missed',
  sentence: 'A deployed platform starts without what it needs and makes something up instead.',
  parts: ['startUp.between'],
  noticedBy: [{ by: 'E_START_REFUSAL', says: /PLATFORM_\w+ is not told as wrong/ }],
  decorate: ({ startUp }) => ({ startUp: { ...startUp, between: (settings) => startUp.between(settings).filter((mistake) => !/: is needed in /.test(mistake)) } }),
};
