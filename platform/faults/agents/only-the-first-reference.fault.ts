import type { Fault } from '../fault.ts';

const REFERENCE = /\{\{([a-z][a-z0-9_-]*)\}\}/;

export const onlyTheFirstReference: Fault = {
  id: 'agents/only-the-first-reference',
  sentence: 'An agent that is to make one text of several is given only the first of them.',
  parts: ['orchestration.render'],
  noticedBy: [{ by: 'E_JOURNEY', says: /the answer lacks/ }, { by: 'toBe', says: /"seed left, / }],
  decorate: ({ orchestration }) => ({
    orchestration: {
      ...orchestration,
      render(message, texts) {
        const [, first = ''] = REFERENCE.exec(message) ?? [];
        return orchestration.render(message, { [first]: texts[first] ?? '' });
      },
    },
  }),
};
