import type { Fault } from '../fault.ts';

export const allAskedTheSame: Fault = {
  id: 'agents/all-asked-the-same',
  sentence: 'Agents at work side by side are all asked what the first of them was asked.',
  parts: ['orchestration.render'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"(?:north is 0\.|call|all": "call)/ }],
  decorate: ({ orchestration }) => {
    let first: string | undefined;
    return { orchestration: { ...orchestration, render: (message, texts) => (first ??= orchestration.render(message, texts)) } };
  },
};
