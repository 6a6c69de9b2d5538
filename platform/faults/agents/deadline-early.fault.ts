import type { Fault } from '../fault.ts';

export const deadlineEarly: Fault = {
  id: 'agents/deadline-early',
  sentence: 'An agent is stopped when half of its time is over.',
  parts: ['orchestration.deadline'],
  noticedBy: [{ by: 'toBeGreaterThanOrEqual', says: /until it was stopped/ }],
  decorate: ({ orchestration }) => ({ orchestration: { ...orchestration, deadline: (ms) => orchestration.deadline(ms) / 2 } }),
};
