import type { Plan } from '#contracts/auth.schema';
import type { Core } from '../core.ts';
import { Failure } from '../problem.ts';
import type { Services } from '../services.ts';
import type { Quotas } from './ports.ts';

const RUNS_A_MONTH: Record<Plan, number> = { free: 100, pro: 10_000, enterprise: 100_000, developer: 100_000 };

/** Counted by themselves: a run that is erased with its thread was used all the same. */
export function createQuotas({ db }: Core, services: Services): Quotas {
  const month = () => new Date(services.clock.now()).toISOString().slice(0, 7);
  return {
    runs({ userId, plan }) {
      const row = db.prepare('SELECT used FROM run_usage WHERE user_id = ? AND month = ?').get(userId, month()) as { used: number } | undefined;
      const limit = RUNS_A_MONTH[plan];
      const used = row?.used ?? 0;
      const now = new Date(services.clock.now());
      return { limit, used, remaining: Math.max(0, limit - used), resets_at: Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1) / 1000 };
    },
    takeRun(principal) {
      const { remaining, limit, resets_at: resetsAt } = services.quotas.runs(principal);
      if (remaining === 0) throw new Failure('QUOTA_EXCEEDED', `The plan allows ${limit} runs a month.`, { retryAfterSeconds: resetsAt - services.clock.seconds() });
      db.prepare('INSERT INTO run_usage (user_id, month, used) VALUES (?, ?, 1) ON CONFLICT (user_id, month) DO UPDATE SET used = used + 1').run(principal.userId, month());
    },
  };
}
