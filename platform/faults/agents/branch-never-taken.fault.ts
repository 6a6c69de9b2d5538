import type { Fault } from '../fault.ts';

export const branchNeverTaken: Fault = {
  id: 'agents/branch-never-taken',
  sentence: 'No branch is taken whatever was found.',
  parts: ['orchestration.holds'],
  noticedBy: [{ by: 'toEqual', says: /"(?:skipped|completed)"/ }],
  decorate: ({ orchestration }) => ({
    // The condition of a branch names the step it looks at; that of a loop looks at its own.
    orchestration: { ...orchestration, holds: (condition, output) => ('step' in condition ? false : orchestration.holds(condition, output)) },
  }),
};
