import { resolve } from 'node:path';
import type { FullConfig, FullResult, Reporter, Suite, TestCase, TestResult } from '@playwright/test/reporter';
import { readSelection } from '#utils/arguments';
import { catalogueId } from '#utils/catalogue/catalogue';
import { TouchstoneError } from '#utils/errors';
import { type Named, nameOf } from '../gate/mention.ts';
import type { Quarantined } from '../gate/policy.schema.ts';
import { readRulesBeside, type Rules } from '../gate/rules.ts';
import { entryOf, faultsInRun, faultsOfEntries, QUARANTINED, quarantineNote } from './quarantine.ts';

/**
 * Tests of `quarantine.json` run like all others. This tells them apart in every report that comes after it, and lets a run pass
 * in which nothing but they failed. An entry that is wrong ends the run before it begins.
 */
export default class QuarantineReporter implements Reporter {
  readonly #rules: Rules;
  readonly #folder: string;
  #begun: { config: FullConfig; suite: Suite } | undefined;
  #errors = 0;

  constructor({ configDir = '.' }: { readonly configDir?: string } = {}) {
    this.#folder = resolve(configDir);
    this.#rules = readRulesBeside(this.#folder);
    this.#refuse(faultsOfEntries(this.#rules.quarantine, this.#rules.policy.quarantine, new Date().toISOString().slice(0, 10)));
  }

  printsToStdio(): boolean {
    return false;
  }

  /** Sees the tests of all shards. */
  async preprocess({ config, suite }: Parameters<NonNullable<Reporter['preprocess']>>[0]): Promise<void> {
    const scope = { projects: config.filteredProjects.map(({ name }) => name), filters: [...readSelection(config.argv.slice(2)).filters] };
    this.#refuse(faultsInRun(this.#rules.quarantine, suite.allTests().map(namedOf), scope, this.#rules.policy));
  }

  onBegin(config: FullConfig, suite: Suite): void {
    this.#begun = { config, suite };
  }

  onError(): void {
    this.#errors += 1;
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const entry = this.#entryOf(test);
    if (!entry) return;
    // Playwright keeps the two lists apart; a reporter may read either.
    for (const annotations of new Set([test.annotations, result.annotations])) annotations.push({ type: QUARANTINED, description: quarantineNote(entry) });
  }

  async onEnd(result: FullResult): Promise<{ status: FullResult['status'] } | undefined> {
    if (!this.#begun || result.status !== 'failed' || this.#errors > 0) return undefined;
    const { config, suite } = this.#begun;
    const failing = suite.allTests().filter((test) => test.outcome() === 'unexpected' || (config.failOnFlakyTests && test.outcome() === 'flaky'));
    const leftOver = suite.allTests().some((test) => test.results.length === 0);
    // Something else made it fail: a limit of failures, another reporter.
    if (failing.length === 0 || leftOver || !failing.every((test) => this.#entryOf(test))) return undefined;
    console.log(`\nOnly tests in quarantine failed, which do not fail the run:\n${failing.map((test) => `  ${nameOf(namedOf(test))} (${describe(this.#entryOf(test))})`).join('\n')}`);
    return { status: 'passed' };
  }

  #entryOf(test: TestCase): Quarantined | undefined {
    return entryOf(this.#rules.quarantine, namedOf(test));
  }

  #refuse(faults: readonly string[]): void {
    if (faults.length === 0) return;
    throw new TouchstoneError('E_QUARANTINE', {
      expected: 'few tests in quarantine, each for a while and with somebody who mends it', happened: faults.join('\n'), where: resolve(this.#folder, 'quarantine.json'), next: 'docs/gate.md#quarantine',
    });
  }
}

const describe = (entry: Quarantined | undefined) => (entry ? quarantineNote(entry) : '');

function namedOf(test: TestCase): Named {
  const title = test.titlePath().slice(3).join(' › ');
  return { project: test.parent.project()?.name ?? '', title, catalogue: catalogueId(title) };
}
