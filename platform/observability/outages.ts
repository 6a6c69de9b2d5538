import type { Outage, OutageList } from '#contracts/outage.schema';
import type { Core } from '../core.ts';
import type { Services } from '../services.ts';
import type { Checks } from './ports.ts';

/** Times in which something the platform depends on was down, as its checks found. */
export interface Outages {
  /** Begins an outage of what is down, and ends that of what is up again. */
  note(checks: Checks): void;
  list(): OutageList;
}

/** Older ones make room. */
const KEPT = 1000;

export function createOutages(core: Core, services: Services): Outages {
  const known = core.state<Outage[]>('observability.outages', () => []);
  return {
    note(checks) {
      const now = services.clock.now();
      for (const [dependency, { status }] of Object.entries(checks)) {
        const open = known.find((one) => one.dependency === dependency && one.ended_at === null);
        if (status === 'down' && !open) known.push({ dependency, began_at: now, ended_at: null, duration_ms: null });
        if (status === 'up' && open) Object.assign(open, { ended_at: now, duration_ms: now - open.began_at });
      }
      known.splice(0, Math.max(0, known.length - KEPT));
    },
    list() {
      const durations = known.flatMap(({ duration_ms: ms }) => ms ?? []);
      const mean = durations.length === 0 ? null : durations.reduce((sum, ms) => sum + ms, 0) / durations.length;
      return { outages: known.map((one) => ({ ...one })), mean_time_to_recovery_ms: mean };
    },
  };
}
