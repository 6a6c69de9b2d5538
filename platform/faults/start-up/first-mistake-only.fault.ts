import type { Fault } from '../fault.ts';

export const firstMistakeOnly: Fault = {
  id: 'start-up/first-mistake-only',
  sentence: 'A start that is refused tells one wrong setting, and the next one only when that is right.',
  parts: ['startUp.explain'],
  noticedBy: [{ by: 'E_START_REFUSAL', says: /PLATFORM_\w+ is not told as wrong/ }],
  decorate: ({ startUp }) => ({ startUp: { ...startUp, explain: (error) => startUp.explain(error).split('\n').slice(0, 2).join('\n') } }),
};
