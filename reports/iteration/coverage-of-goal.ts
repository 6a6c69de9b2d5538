import type { Behaviour, SuiteName } from '#utils/catalogue/catalogue';
import { catalogueId, GOAL_SUITES } from '#utils/catalogue/catalogue';
import type { Iteration, Tally } from './iteration.schema.ts';
import type { RunTest } from './run-tests.ts';
import { executedIn, tallyOf } from './tally.ts';
import { TIERS } from './tiers.ts';

/** What works and what does not, by the areas of the catalogue. An area works only when every test of it that was expected passed. */
export function featuresOf(tests: readonly RunTest[], catalogue: readonly Behaviour[]): Iteration['features'] {
  const areas = new Map<string, Set<string>>();
  for (const behaviour of catalogue) {
    const area = areaOf(behaviour);
    areas.set(area, (areas.get(area) ?? new Set()).add(behaviour.id));
  }
  const byId = testsById(tests);
  return [...areas].map(([area, ids]) => {
    const own = [...ids].flatMap((id) => byId.get(id) ?? []);
    const { expected, passed, failed, flaky, skipped, notRun } = tallyOf(own);
    const tally = { expected, passed, failed, flaky, skipped, notRun };
    return { area, state: stateOf(tally), tally, failing: own.filter(({ outcome }) => outcome === 'failed' || outcome === 'flaky').map(({ entry }) => entry.title) };
  });
}

/** Areas of the tiers are the platform’s; a suite of its own has its own. */
const areaOf = ({ suite, area }: Behaviour): string => (suite in TIERS ? area : `${suite}: ${area}`);

function stateOf(tally: Pick<Tally, 'expected' | 'passed' | 'failed' | 'flaky'>): Iteration['features'][number]['state'] {
  if (executedIn(tally) === 0) return 'not-tested';
  if (tally.passed === tally.expected) return 'working';
  return tally.passed === 0 ? 'not-working' : 'partly';
}

/** How much of the catalogue this run had tests for, ran and saw pass. Each id counts once, and passed only when all of its tests did. */
export function progressOf(tests: readonly RunTest[], catalogue: readonly Behaviour[]): Iteration['progress'] {
  const byId = testsById(tests);
  const suites = GOAL_SUITES.map((suite: SuiteName) => {
    const own = catalogue.filter((behaviour) => behaviour.suite === suite).map(({ id }) => byId.get(id) ?? []);
    const which = (fits: (of: readonly RunTest[]) => boolean) => own.filter((of) => of.length > 0 && fits(of)).length;
    return {
      suite, of: own.length, written: which(() => true), executed: which((of) => of.some(({ outcome }) => EXECUTED.has(outcome))), passed: which((of) => of.every(({ outcome }) => outcome === 'passed')),
    };
  });
  const sum = (key: 'of' | 'written' | 'executed' | 'passed') => suites.reduce((total, suite) => total + suite[key], 0);
  return { goal: sum('of'), written: sum('written'), executed: sum('executed'), passed: sum('passed'), suites };
}
const EXECUTED: ReadonlySet<string> = new Set(['passed', 'failed', 'flaky']);

/** What failing tiers stand for, by their configured labels. */
export function impactOf(projects: Readonly<Record<string, Tally>>): Iteration['impact'] {
  return Object.entries(TIERS).flatMap(([tier, { name, label }]) => {
    const tally = projects[tier];
    if (!tally) return [];
    const failing = tally.failed + tally.flaky;
    const unknown = tally.expected - executedIn(tally);
    const why = failing > 0 ? `${failing} of ${tally.expected} failed` : unknown > 0 ? `${unknown} of ${tally.expected} were not executed` : `all ${tally.expected} passed`;
    return [{ tier, label: `${name}, ${label} (configured)`, atRisk: failing > 0 || unknown > 0 || tally.expected === 0, why }];
  });
}

function testsById(tests: readonly RunTest[]): Map<string, RunTest[]> {
  const byId = new Map<string, RunTest[]>();
  for (const test of tests) {
    const id = catalogueId(test.entry.title);
    if (id !== null) byId.set(id, [...(byId.get(id) ?? []), test]);
  }
  return byId;
}
