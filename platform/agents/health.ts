import type { AgentHealth as Health } from '#contracts/workflow.schema';
import type { Core } from '../core.ts';
import type { Services } from '../services.ts';
import type { AgentHealth } from './ports.ts';

const WINDOW_SECONDS = 3600;
/** Share of failures from which an agent counts as degraded, and as unavailable. */
const DEGRADED = 0.1;
const UNAVAILABLE = 0.5;

interface Count {
  readonly agent: string;
  readonly completed: number;
  readonly failed: number;
}

/** Counted from the stored runs; what a user stopped says nothing about an agent. */
export function createAgentHealth(core: Core, services: Services): AgentHealth {
  return {
    counts: (userId) =>
      core.db
        .prepare(
          `SELECT agent, SUM(status = 'completed') AS completed, SUM(status IN ('failed', 'timed_out')) AS failed FROM runs
           WHERE user_id = ? AND status IN ('completed', 'failed', 'timed_out') AND ended_at >= ? GROUP BY agent`,
        )
        // The columns of the query above.
        .all(userId, services.clock.seconds() - WINDOW_SECONDS) as Count[],
    judge(errorRate) {
      if (errorRate === null) return 'unknown';
      return errorRate >= UNAVAILABLE ? 'unavailable' : errorRate >= DEGRADED ? 'degraded' : 'healthy';
    },
    of(userId) {
      const counts = services.agentHealth.counts(userId);
      return services.agents.list().map(({ name }): Health => {
        const { completed = 0, failed = 0 } = counts.find(({ agent }) => agent === name) ?? {};
        const rate = completed + failed === 0 ? null : failed / (completed + failed);
        return { name, status: services.agentHealth.judge(rate), completed, failed, error_rate: rate };
      });
    },
  };
}
