import type { Fault } from '../fault.ts';

export const conditionsAlwaysHold: Fault = {
  id: 'agents/conditions-always-hold',
  sentence: 'Every condition counts as met.',
  parts: ['orchestration.holds'],
  noticedBy: [{ by: 'toEqual', says: /"(?:skipped|completed)"|\d,/ }],
  decorate: ({ orchestration }) => ({ orchestration: { ...orchestration, holds: () => true } }),
};
