import type { Fault } from '../fault.ts';

export const recoveryTimeSummedUp: Fault = {
  id: 'operations/recovery-time-summed-up',
  sentence: 'The mean time to recovery is the time of all outages together.',
  parts: ['outages.list'],
  noticedBy: [{ by: 'toBeCloseTo', says: /Expected precision: +3/ }],
  decorate: ({ outages }) => ({
    outages: {
      ...outages,
      list() {
        const told = outages.list();
        return told.mean_time_to_recovery_ms === null ? told : { ...told, mean_time_to_recovery_ms: told.outages.reduce((sum, { duration_ms: ms }) => sum + (ms ?? 0), 0) };
      },
    },
  }),
};
