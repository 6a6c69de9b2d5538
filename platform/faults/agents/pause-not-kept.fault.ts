import type { Fault } from '../fault.ts';

export const pauseNotKept: Fault = {
  id: 'agents/pause-not-kept',
  sentence: 'The pause before another attempt is announced and not kept.',
  parts: ['orchestration.pause'],
  noticedBy: [{ by: 'toEqual', says: /- Expected {2}- 1\n|\+ {2}Array \[|Array \[\]/ }],
  decorate: ({ orchestration }) => ({ orchestration: { ...orchestration, pause: () => Promise.resolve() } }),
};
