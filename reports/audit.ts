import type { Suite, TestCase, TestResult } from '@playwright/test/reporter';
import { Iteration, type Tally } from './iteration.schema.ts';
import { outcomeOf } from './tally.ts';

const COUNTS = ['expected', 'passed', 'failed', 'skipped', 'flaky', 'notRun', 'testsMs'] as const;

/**
 * Watches the run as it happens, so that what is reported at the end can be held against a second, independent account.
 */
export class Witness {
  readonly #last = new Map<string, TestResult['status']>();
  readonly #attempts = new Map<string, number>();

  /** One attempt of a test has ended. */
  saw(test: TestCase, result: TestResult): void {
    this.#last.set(test.id, result.status);
    this.#attempts.set(test.id, (this.#attempts.get(test.id) ?? 0) + 1);
  }

  /** What the suite says now against what was seen then. */
  contradictions(suite: Suite): string[] {
    return suite.allTests().flatMap((test) => {
      const attempts = this.#attempts.get(test.id) ?? 0;
      const where = `${test.location.file}:${test.location.line}`;
      if (attempts !== test.results.length) return [`${where} ended ${attempts} time(s), its record has ${test.results.length}`];
      const last = this.#last.get(test.id);
      const outcome = outcomeOf(test);
      const passed = last === test.expectedStatus && last !== 'skipped';
      return passed === (outcome === 'passed' || outcome === 'flaky') ? [] : [`${where} ended as ${last ?? 'nothing'}, it is reported as ${outcome}`];
    });
  }
}

/** Everything in an iteration that cannot be true at the same time as the rest of it; empty when it is sound. */
export function auditIteration(iteration: Iteration): string[] {
  const shape = Iteration.safeParse(iteration);
  const tallies = Object.entries(iteration.projects);
  const { totals } = iteration;
  const failing = totals.failed + totals.flaky;
  return [
    ...(shape.error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) ?? []),
    ...[...tallies, ['totals', totals] as const].flatMap(([name, tally]) => sumOf(tally) === tally.expected ? [] : [`${name}: ${sumOf(tally)} outcomes for ${tally.expected} expected tests`]),
    ...COUNTS.flatMap((key) => {
      const sum = tallies.reduce((total, [, tally]) => total + tally[key], 0);
      return sum === totals[key] ? [] : [`totals.${key} is ${totals[key]}, the projects add up to ${sum}`];
    }),
    ...differs('listed failures', iteration.failures.length, failing),
    ...differs('failures behind the causes', total(iteration.causes), failing),
    ...differs('skipped and not-run tests with a reason', total(iteration.leftOut), totals.skipped + totals.notRun),
    ...(iteration.status === 'passed' && totals.failed > 0 ? [`Playwright says passed, ${totals.failed} test(s) failed`] : []),
    ...(iteration.status === 'failed' && failing === 0 && iteration.errors.length === 0 ? ['Playwright says failed, no test failed and no error was reported'] : []),
    ...(iteration.decision === 'GO' && (totals.passed + failing === 0 || iteration.errors.length > 0) ? ['GO without evidence'] : []),
  ];
}

const sumOf = (tally: Tally) => tally.passed + tally.failed + tally.skipped + tally.flaky + tally.notRun;
const total = (groups: readonly { count: number }[]) => groups.reduce((sum, group) => sum + group.count, 0);
const differs = (what: string, is: number, should: number) => (is === should ? [] : [`${what}: ${is}, should be ${should}`]);
