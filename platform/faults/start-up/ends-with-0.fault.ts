import type { Fault } from '../fault.ts';

export const endsWith0: Fault = {
  id: 'start-up/ends-with-0',
  sentence: 'A start that is refused ends with 0, so that whoever started it takes it for done.',
  parts: ['startUp.exitCode'],
  noticedBy: [{ by: 'E_START_REFUSAL', says: /it ended with 0, not 1/ }],
  decorate: ({ startUp }) => ({ startUp: { ...startUp, exitCode: () => 0 } }),
};
