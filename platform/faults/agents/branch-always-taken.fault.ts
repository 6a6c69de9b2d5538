import type { Fault } from '../fault.ts';

export const branchAlwaysTaken: Fault = {
  id: 'agents/branch-always-taken',
  sentence: 'A branch is taken whatever was found.',
  parts: ['orchestration.holds'],
  noticedBy: [{ by: 'toEqual', says: /"(?:skipped|completed)"/ }],
  decorate: ({ orchestration }) => ({
    // The condition of a branch names the step it looks at; that of a loop looks at its own.
    orchestration: { ...orchestration, holds: (condition, output) => ('step' in condition ? true : orchestration.holds(condition, output)) },
  }),
};
