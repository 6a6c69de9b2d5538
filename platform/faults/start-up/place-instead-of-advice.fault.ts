import type { Fault } from '../fault.ts';

export const placeInsteadOfAdvice: Fault = {
  id: 'start-up/place-instead-of-advice',
  sentence: 'A start that fails tells where in the program it did, and not what can be done.',
  parts: ['startUp.explain'],
  noticedBy: [{ by: 'toMatch', says: /Received string: +"[^"]*\n +at / }],
  decorate: ({ startUp }) => ({ startUp: { ...startUp, explain: (error) => (error instanceof Error && error.name !== 'ConfigError' ? (error.stack ?? error.message) : startUp.explain(error)) } }),
};
