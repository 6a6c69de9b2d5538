import type { Fault } from '../fault.ts';
import { Failure } from '../../problem.ts';

export const runQuotaNeverFreed: Fault = {
  id: 'limits/run-quota-never-freed',
  sentence: 'A run that is over still counts among the open ones.',
  parts: ['workers.admit'],
  noticedBy: [{ by: 'E_HTTP_STATUS', says: /429/ }],
  decorate: ({ workers }) => {
    const begun = new Map<string, number>();
    return {
      workers: {
        ...workers,
        admit(userId) {
          const count = begun.get(userId) ?? 0;
          const { runs_per_user: quota } = workers.snapshot();
          if (count >= quota) throw new Failure('TOO_MANY_RUNS', `More than ${quota} runs.`, { retryAfterSeconds: 1 });
          workers.admit(userId);
          begun.set(userId, count + 1);
        },
      },
    };
  },
};
