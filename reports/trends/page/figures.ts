import type { Run, Scope } from '../trends.types.ts';
import { milliseconds, percent, plural, rateOf, seconds, share } from './words.ts';

/** One line or one kind of bar. `values[i]` belongs to `runs[i]`; null draws nothing. */
export interface Series {
  readonly name: string;
  /** A colour of the page's palette, by name: see style.css. */
  readonly colour: string;
  readonly values: readonly (number | null)[];
  /** What pointing at it tells, and what stands in the table. */
  readonly told: (index: number) => string;
  readonly dashed?: boolean;
  /** A limit, no measurement: no points, and no run interrupts it. */
  readonly limit?: boolean;
}

/** A chart, described; `figure.tsx` draws it and its table. */
export interface FigureSpec {
  readonly id: string;
  readonly title: string;
  /** How to read it. */
  readonly about: string;
  readonly kind: 'line' | 'bars';
  readonly runs: readonly Run[];
  readonly series: readonly Series[];
  readonly format: (value: number) => string;
  /** Series that are hidden at first, because too many lines tell nothing. */
  readonly atFirst?: (name: string) => boolean;
  readonly range?: { readonly min?: number; readonly max?: number };
}

const whole = (value: number) => String(value);
const told = (values: readonly (number | null)[], text: (value: number, index: number) => string) => (index: number) => {
  const value = values[index];
  return value === null || value === undefined ? 'unknown' : text(value, index);
};

/** Colours of tiers and suites, in the order of the projects. */
const LINES = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8', 'c9', 'c10'] as const;
const colourAt = (index: number) => LINES[index % LINES.length] ?? 'c1';

export function passRateOf({ runs, projects }: Scope): FigureSpec {
  const line = (name: string, colour: string, tallyOf: (run: Run) => Run['totals'] | undefined): Series => {
    const values = runs.map((run) => rateOf(tallyOf(run)));
    return { name, colour, values, told: (index) => { const tally = runs[index] && tallyOf(runs[index]); return tally ? share(tally.passed, tally.expected) : 'not selected'; } };
  };
  const lowest = Math.min(100, ...runs.filter((run) => run.incomplete === null).flatMap((run) => [run.totals, ...Object.values(run.projects)].map((tally) => rateOf(tally) ?? 100)));
  return {
    id: 'pass-rate', title: 'Pass rate by tier', kind: 'line', runs, format: (value) => `${value} %`,
    about: 'Passed of expected. Skipped, flaky and not-run tests are expected and have not passed. The scale does not begin at zero.',
    range: { min: Math.max(0, Math.floor((lowest - 3) / 5) * 5), max: 100 },
    series: [line('all', 'text', (run) => run.totals), ...projects.map((project, index) => line(project, colourAt(index), (run) => run.projects[project]))],
    atFirst: (name) => name === 'all' || /^p\d$/.test(name) || projects.length <= 6,
  };
}

export function outcomesOf({ runs }: Scope): FigureSpec {
  const bars = (name: string, colour: string, key: 'passed' | 'failed' | 'flaky' | 'skipped' | 'notRun'): Series => {
    const values = runs.map((run) => run.totals[key]);
    return { name, colour, values, told: told(values, (value, index) => share(value, runs[index]?.totals.expected ?? 0)) };
  };
  return {
    id: 'outcomes', title: 'Outcomes', kind: 'bars', runs, format: whole, about: 'Every test that was selected, by what became of it. An entry of the legend shows or hides its part.',
    series: [bars('failed', 'failed', 'failed'), bars('flaky', 'flaky', 'flaky'), bars('not run', 'notrun', 'notRun'), bars('skipped', 'skipped', 'skipped'), bars('passed', 'passed', 'passed')],
    // Where nothing else is to be seen there is no reason to hide it.
    atFirst: (name) => name !== 'passed' || runs.every(({ totals }) => totals.passed === totals.expected),
  };
}

export function flowOf({ runs }: Scope): FigureSpec {
  const bars = (name: string, colour: string, listOf: (run: Run) => readonly string[], sign: 1 | -1 = 1): Series => {
    const values = runs.map((run) => sign * listOf(run).length);
    return { name, colour, values, told: (index) => tellTests(runs[index] ? listOf(runs[index]) : []) };
  };
  return {
    id: 'flow', title: 'New, still failing, fixed', kind: 'bars', runs, format: (value) => String(Math.abs(value)),
    about: 'Against what each test did when it was last executed: newly failing, still failing and flaky above the line, fixed below it.',
    series: [bars('new failures', 'failed', (run) => run.broken), bars('still failing', 'still', (run) => run.stillFailing), bars('flaky', 'flaky', (run) => run.flaky), bars('fixed', 'passed', (run) => run.fixed, -1)],
  };
}

export function causesOf({ runs }: Scope): FigureSpec {
  const kinds = [...new Set(runs.flatMap((run) => Object.keys(run.causes)))].sort() as (keyof Run['causes'])[];
  return {
    id: 'causes', title: 'Failures by class of cause', kind: 'bars', runs, format: whole, about: 'Failed and flaky tests by what the evidence says is wrong; docs/classes.md explains each class.',
    series: kinds.map((kind, index) => {
      const values = runs.map((run) => run.causes[kind] ?? 0);
      return { name: kind, colour: kind === 'unknown' ? 'skipped' : colourAt(index), values, told: told(values, (value) => plural(value, 'test')) };
    }),
  };
}

export function durationsOf({ runs }: Scope): FigureSpec[] {
  const line = (name: string, colour: string, values: readonly (number | null)[], format = seconds): Series => ({ name, colour, values, told: told(values, format) });
  const durations: FigureSpec = {
    id: 'durations', title: 'Duration', kind: 'line', runs, format: seconds, range: { min: 0 },
    about: 'Wall time of the run, set-up included, and the time inside tests, all attempts added up: more than the wall time where tests ran side by side.',
    series: [line('wall time', 'c1', runs.map((run) => run.totals.durationMs)), line('test time', 'c2', runs.map((run) => run.totals.testsMs))],
  };
  const megabytes = (value: number) => `${Math.round(value)} MiB`;
  const memory: FigureSpec = {
    id: 'memory', title: 'Memory of a worker at its peak', kind: 'line', runs, format: megabytes, range: { min: 0 }, about: 'Resident memory of the worker process that needed most.',
    series: [line('worker', 'c3', runs.map((run) => run.workerPeakMb), megabytes)],
  };
  return runs.some((run) => run.workerPeakMb !== null) ? [durations, memory] : [durations];
}

/** Names of what was measured: kinds of traffic, and single routes of them. */
export function measuredIn({ runs }: Scope): { kinds: string[]; routes: string[] } {
  const names = [...new Set(runs.flatMap((run) => run.latencies.map(({ name }) => name)))];
  return { kinds: names.filter((name) => !name.includes(' ')), routes: names.filter((name) => name.includes(' ')).sort() };
}

/** One chart for each name; a percentile with too few samples is no point at all. */
export function latenciesOf({ runs }: Scope, names: readonly string[]): FigureSpec[] {
  return names.map((name) => {
    const of = runs.map((run) => run.latencies.find((latency) => latency.name === name));
    const line = (label: string, colour: string, key: 'p50Ms' | 'p95Ms'): Series => {
      const values = of.map((latency) => latency?.[key] ?? null);
      const enough = key === 'p50Ms' ? 2 : 20;
      return { name: label, colour, values, told: (index) => { const latency = of[index]; const value = latency?.[key]; return !latency ? 'not measured' : value === null || value === undefined ? `too few samples (n = ${latency.n}, ${enough} needed)` : `${milliseconds(value)} (n = ${latency.n})`; } };
    };
    const budgets = of.map((latency) => latency?.budgetMs ?? null);
    const budget: Series = { name: 'budget at p95', colour: 'failed', values: budgets, dashed: true, limit: true, told: told(budgets, milliseconds) };
    return {
      id: `latency-${name}`, title: `Latency: ${name}`, kind: 'line' as const, runs, format: milliseconds, range: { min: 0 }, about: `${of.findLast(Boolean)?.what ?? name}; percentiles by nearest rank, p50 from 2 samples, p95 from 20.`,
      series: [line('p50', 'c1', 'p50Ms'), line('p95', 'c2', 'p95Ms'), ...(budgets.some((value) => value !== null) ? [budget] : [])],
    };
  });
}

/** More do not fit beside the pointer; the table of iterations has all. */
const SHOWN = 2;
const tellTests = (tests: readonly string[]) => (tests.length === 0 ? 'none' : [plural(tests.length, 'test'), ...tests.slice(0, SHOWN), ...(tests.length > SHOWN ? [`and ${tests.length - SHOWN} more`] : [])].join('\n'));

/** Share of the runs that were GO, for the head of the page. */
export const greenOf = (runs: readonly Run[]) => percent(runs.filter((run) => run.decision === 'GO').length, runs.length);
