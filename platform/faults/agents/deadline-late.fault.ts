import type { Fault } from '../fault.ts';

export const deadlineLate: Fault = {
  id: 'agents/deadline-late',
  sentence: 'An agent gets twice the time it was given.',
  parts: ['orchestration.deadline'],
  noticedBy: [{ by: 'toBeLessThanOrEqual', says: /until it was stopped/ }],
  decorate: ({ orchestration }) => ({ orchestration: { ...orchestration, deadline: (ms) => orchestration.deadline(ms) * 2 } }),
};
