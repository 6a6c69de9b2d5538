import type { Fault } from '../fault.ts';

export const conditionsNeverHold: Fault = {
  id: 'agents/conditions-never-hold',
  sentence: 'No condition counts as met.',
  parts: ['orchestration.holds'],
  noticedBy: [{ by: 'toEqual', says: /"(?:skipped|completed)"|\d,/ }],
  decorate: ({ orchestration }) => ({ orchestration: { ...orchestration, holds: () => false } }),
};
