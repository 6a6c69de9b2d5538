import type { AgentName } from '#contracts/agent.schema';
import type { Core } from '../core.ts';
import type { Services } from '../services.ts';
import type { Breakers } from './ports.ts';

/** Failures in a row that open a breaker, and how long it stays open before it lets one attempt through. */
export const FAILURES_TO_OPEN = 3;
export const OPEN_MS = 30_000;
const BREAKERS_KEPT = 10_000;

interface Breaker {
  failures: number;
  successes: number;
  lastFailureAt: number | null;
  openUntil: number | null;
}

const stateOf = ({ openUntil }: Breaker, now: number) => (openUntil === null ? 'closed' : now < openUntil ? 'open' : 'half_open');

export function createBreakers(core: Core, services: Services): Breakers {
  const breakers = core.state('agents.breakers', () => new Map<string, Breaker>());
  const fresh = (): Breaker => ({ failures: 0, successes: 0, lastFailureAt: null, openUntil: null });
  const find = (name: AgentName, userId: string): Breaker => {
    const key = `${name}:${userId}`;
    const known = breakers.get(key);
    if (known) return known;
    if (breakers.size >= BREAKERS_KEPT) breakers.delete(breakers.keys().next().value ?? '');
    const created = fresh();
    breakers.set(key, created);
    return created;
  };

  return {
    allow(name, userId) {
      const breaker = find(name, userId);
      const now = services.clock.now();
      const state = stateOf(breaker, now);
      // The one attempt of a half-open breaker; were it never to end, another follows after the same time.
      if (state === 'half_open') breaker.openUntil = now + OPEN_MS;
      return state !== 'open';
    },
    success(name, userId) {
      const breaker = find(name, userId);
      Object.assign(breaker, { failures: 0, successes: breaker.successes + 1, openUntil: null });
    },
    failure(name, userId) {
      const breaker = find(name, userId);
      const now = services.clock.now();
      breaker.failures += 1;
      breaker.lastFailureAt = now;
      if (breaker.failures >= FAILURES_TO_OPEN) breaker.openUntil = now + OPEN_MS;
    },
    snapshot(name, userId) {
      const breaker = breakers.get(`${name}:${userId}`) ?? fresh();
      return {
        name,
        state: stateOf(breaker, services.clock.now()),
        failure_count: breaker.failures,
        success_count: breaker.successes,
        last_failure_time: breaker.lastFailureAt,
        next_attempt_time: breaker.openUntil,
      };
    },
  };
}
