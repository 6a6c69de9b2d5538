import type { Suite, TestCase, TestResult } from '@playwright/test/reporter';
import type { Iteration, Outcome } from './iteration.schema.ts';

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

  /** What Playwright and the iteration say now against what was seen then. */
  contradictions(suite: Suite, { tests }: Pick<Iteration, 'tests'>): string[] {
    const reported = new Map(tests.map(({ id, outcome }) => [id, outcome]));
    return suite.allTests().flatMap((test) => {
      const where = `${test.location.file}:${test.location.line}`;
      const attempts = this.#attempts.get(test.id) ?? 0;
      if (attempts !== test.results.length) return [`${where} ended ${attempts} time(s), its record has ${test.results.length}`];
      const last = this.#last.get(test.id);
      const passed = last === test.expectedStatus && last !== 'skipped';
      const outcome = reported.get(test.id);
      const accounts: [string, boolean, string][] = [['Playwright', PASSED_THERE.has(test.outcome()), test.outcome()], ['the iteration', outcome !== undefined && PASSED.has(outcome), outcome ?? 'nothing']];
      return accounts.flatMap(([who, saysPassed, word]) => (saysPassed === passed ? [] : [`${where} ended as ${last ?? 'nothing'}, ${who} says ${word}`]));
    });
  }
}

const PASSED: ReadonlySet<Outcome> = new Set(['passed', 'flaky']);
const PASSED_THERE: ReadonlySet<string> = new Set(['expected', 'flaky']);
