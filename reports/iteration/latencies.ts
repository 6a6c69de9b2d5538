import { z } from 'zod';
import { PATHS } from '#contracts/paths';
import type { Observation } from '#utils/observation/observation.schema';
import { percentile, samplesNeeded } from '#utils/stats/percentile';
import type { Journal } from '../journal/journal.schema.ts';
import type { Latency } from './iteration.schema.ts';

type Call = Observation['calls'][number];

/** Observations that say how quick the platform is: not those of tests that load it, or drove it into its limits, where calls queue up behind each other. */
export function measuredIn(journals: readonly Journal[]): Observation[] {
  return journals.flatMap(({ begin, attempts }) => {
    const loading = new Set(begin.tests.filter(({ tags }) => tags.includes('@needs:load')).map(({ id }) => id));
    return attempts.flatMap(({ id, observation }) => (observation && !loading.has(id) && observation.calls.every(({ status }) => status !== 429) ? [observation] : []));
  });
}

/** Budgets of the target at the time of the run, as the preflight noted them. */
const budgets = z.object({ apiMs: z.number(), socketMs: z.number(), agentStartMs: z.number(), agentRunMs: z.number() });
export type Budgets = z.output<typeof budgets>;
export const budgetsIn = (preflight: Readonly<Record<string, unknown>> | undefined): Budgets | undefined => budgets.safeParse(preflight?.['budgets']).data;

/** These answer when a run of an agent is over; how long that takes is told as `agent`. */
const WAITING: ReadonlySet<string> = new Set([PATHS.execute, PATHS.executeTriage, PATHS.executeData, PATHS.executeOptimization, PATHS.executeV2, PATHS.workflowExecute]);
const SLOWEST = 5;

/** How long the platform took, by what was asked of it. These are what tests happened to do, not a benchmark: `p4` measures. */
export function latenciesOf(observations: readonly Observation[], budget: Budgets | undefined): Latency[] {
  const calls = observations.flatMap((each) => each.calls.filter(({ by }) => by === 'client'));
  const runs = observations.flatMap((each) => each.runs);
  const sockets = observations.flatMap((each) => each.handshakes.flatMap(({ shape, ms }) => (shape === 'accepted' ? ms : null)));
  const all = [
    latency('http', 'calls by our clients, until the last byte; without those that wait for a run', calls.filter(({ path }) => !WAITING.has(path)).map(({ ms }) => ms), budget?.apiMs),
    ...slowestRoutes(calls),
    latency('socket', 'from dialling a socket until its greeting', sockets, budget?.socketMs),
    latency('first-event', 'from a question to the first event of its run', runs.map(({ firstEventMs }) => firstEventMs), budget?.agentStartMs),
    latency('agent', 'from a question to the terminal event of its run', runs.map(({ totalMs }) => totalMs), budget?.agentRunMs),
  ];
  return all.filter((each) => each !== undefined);
}

/** Routes with enough calls for a 95th percentile, the slowest first. */
function slowestRoutes(calls: readonly Call[]): Latency[] {
  const byRoute = new Map<string, Call[]>();
  for (const call of calls) {
    const route = `${call.method} ${routeOf(call.path)}`;
    const some = byRoute.get(route);
    if (some) some.push(call);
    else byRoute.set(route, [call]);
  }
  return [...byRoute]
    .flatMap(([route, some]) => latency(`http ${route}`, 'one route', some.map(({ ms }) => ms), undefined) ?? [])
    .filter(({ p95Ms }) => p95Ms !== null)
    .sort((a, b) => (b.p95Ms ?? 0) - (a.p95Ms ?? 0))
    .slice(0, SLOWEST);
}

function latency(name: string, what: string, samples: readonly (number | null)[], budgetMs: number | undefined): Latency | undefined {
  const ms = samples.filter((sample) => sample !== null);
  if (ms.length === 0) return undefined;
  const at = (percent: number) => (ms.length < samplesNeeded(percent) ? null : round(percentile(ms, percent).ms));
  return {
    name, what, n: ms.length, method: 'nearest-rank', minMs: round(ms.reduce((a, b) => Math.min(a, b))), p50Ms: at(50), p95Ms: at(95), p99Ms: at(99), maxMs: round(ms.reduce((a, b) => Math.max(a, b))),
    budgetMs: budgetMs ?? null,
  };
}

const round = (ms: number): number => Math.round(ms * 10) / 10;

const PATTERNS = Object.values(PATHS)
  .map((path) => ({ path, pattern: new RegExp(`^${path.split(/:\w+/).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^/]+')}$`) }))
  .sort((a, b) => Number(a.path.includes(':')) - Number(b.path.includes(':')));
/** The route a path belongs to, `/api/threads/:id`; one the contract does not know stands for itself. */
const routeOf = (path: string): string => PATTERNS.find(({ pattern }) => pattern.test(path))?.path ?? path;
