import type { Fault } from '../fault.ts';

export const outputNotHandedOn: Fault = {
  id: 'agents/output-not-handed-on',
  sentence: 'What a step made does not reach the message of the next.',
  parts: ['orchestration.render'],
  noticedBy: [
    { by: 'toEqual', says: /two|xx/ },
    { by: 'toBe', says: /It is/ },
    { by: 'E_JOURNEY', says: /the answer lacks/ },
    { by: 'toEqual', says: /\+ +"all": "all"/ },
  ],
  decorate: ({ orchestration }) => ({ orchestration: { ...orchestration, render: (message) => orchestration.render(message, {}) } }),
};
