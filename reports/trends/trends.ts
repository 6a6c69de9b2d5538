import type { HistoryLine } from '../iteration/iteration.schema.ts';
import type { Run, Scope, Trends } from './trends.types.ts';
import { followTests, type Followed } from './tests.ts';

/** Tests with a history worth a look; more than that nobody reads. */
const MOST_WORST = 40;

interface Sources {
  readonly lines: readonly HistoryLine[];
  readonly unreadable?: readonly string[];
  readonly madeAt: Date;
  /** Address of an iteration's own page, relative to this one; null when it is not there. */
  readonly pageOf: (id: string) => string | null;
}

/** Everything the trends page shows, from the history. */
export function trendsOf({ lines, unreadable = [], madeAt, pageOf }: Sources): Trends {
  const groups = new Map<string, HistoryLine[]>();
  for (const line of [...lines].sort((a, b) => a.startedAt.localeCompare(b.startedAt))) {
    const key = keyOf(line);
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  const scopes = [...groups].map(([key, group]) => scopeOf(key, group, pageOf));
  return { madeAt: madeAt.toISOString(), unreadable, scopes: scopes.sort((a, b) => weightOf(b) - weightOf(a)) };
}

/** Runs with the same key may stand in one line. The order in which projects were named does not matter. */
export const keyOf = ({ target, scope }: Pick<HistoryLine, 'target'> & { scope: Pick<HistoryLine['scope'], 'projects' | 'filters'> }) => JSON.stringify([target, [...scope.projects].sort(), [...scope.filters].sort()]);

/** Why a run's figures must not be read as those of a whole one; null when they may. */
export function incompleteness({ status, scope, totals }: Pick<HistoryLine, 'status' | 'scope' | 'totals'>): string | null {
  if (scope.missingParts.length > 0) return `without ${scope.missingParts.join(', ')}`;
  const left = totals.notRun > 0 ? `, ${totals.notRun} of ${totals.expected} tests did not run` : '';
  if (status === 'interrupted' || status === 'killed') return `${status}${left}`;
  if (status === 'timedout') return `stopped by its time limit${left}`;
  if (totals.expected === 0) return 'no test was selected';
  return left ? left.slice(2) : null;
}

function scopeOf(key: string, lines: readonly HistoryLine[], pageOf: Sources['pageOf']): Scope {
  const followed = followTests(lines);
  const [first] = lines;
  return {
    key, target: first?.target ?? '', projects: first?.scope.projects ?? [],
    label: labelOf(first),
    runs: lines.map((line, index) => runOf(line, followed.changes[index], pageOf)),
    worst: followed.worst.slice(0, MOST_WORST),
  };
}

function labelOf(line: HistoryLine | undefined): string {
  const { projects = [], filters = [] } = line?.scope ?? {};
  const named = projects.length > 4 ? `${projects.slice(0, 3).join(', ')} and ${projects.length - 3} more` : projects.join(', ');
  return filters.length === 0 ? named || 'nothing' : `${named} · ${filters.join(' ')}`;
}

function runOf(line: HistoryLine, change: Followed['changes'][number] | undefined, pageOf: Sources['pageOf']): Run {
  const { id, number, startedAt, status, reasons, decision, totals, projects, latencies } = line;
  const causes: Run['causes'] = line.causes.reduce<Record<string, number>>((counts, cause) => ({ ...counts, [cause.class]: (counts[cause.class] ?? 0) + cause.count }), {});
  return {
    id, number, startedAt, status, reasons, decision, totals, projects, latencies, causes,
    incomplete: incompleteness(line), resumed: line.scope.parts.some((part) => part.startsWith('resumed')),
    revision: line.revision, commit: line.suite.commit, workerPeakMb: line.memory.workerPeakMb,
    broken: change?.broken ?? [], fixed: change?.fixed ?? [], stillFailing: change?.stillFailing ?? [], flaky: change?.flaky ?? [],
    page: pageOf(id),
  };
}

/** The scope that tells most about the target comes first: most tests, over most runs. */
const weightOf = ({ runs }: Scope) => runs.reduce((sum, run) => sum + run.totals.expected, 0);
