import { appendFileSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { FullConfig, FullResult, Reporter, Suite, TestCase, TestError, TestResult } from '@playwright/test/reporter';
import { tell } from '#utils/errors';
import { auditIteration, Witness } from './audit.ts';
import { markdownOf } from './iteration.markdown.ts';
import { HistoryLine, type Iteration } from './iteration.schema.ts';
import { recordIteration, rerunFile, rerunList } from './recorder.ts';
import { summaryOf } from './summary.ts';
import { unavailable } from './tally.ts';

interface Options {
  /** Folder of all reports; `reports/out` beside the configuration by default. */
  readonly outputFolder?: string;
}

/**
 * Records the run as an iteration and prints its summary. It audits itself first: a record that contradicts itself, or
 * what was seen during the run, is not written and fails the run with E_REPORT.
 */
export default class IterationReporter implements Reporter {
  readonly #folder: string;
  readonly #witness = new Witness();
  readonly #errors: TestError[] = [];
  #begun: { config: FullConfig; suite: Suite } | undefined;

  constructor(options: Options & { readonly configDir?: string } = {}) {
    this.#folder = resolve(options.configDir ?? '.', options.outputFolder ?? 'reports/out');
  }

  printsToStdio(): boolean {
    return false;
  }

  /** A project that cannot run here is skipped as a whole, with the reason, instead of failing test by test. */
  async preprocess({ suite, testRun }: Parameters<NonNullable<Reporter['preprocess']>>[0]): Promise<void> {
    for (const project of suite.suites) {
      const reason = project.allTests().map(unavailable).find(Boolean);
      if (reason) testRun.skip(project, reason);
    }
  }

  onBegin(config: FullConfig, suite: Suite): void {
    this.#begun = { config, suite };
  }

  onError(error: TestError): void {
    this.#errors.push(error);
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    this.#witness.saw(test, result);
  }

  async onEnd(result: FullResult): Promise<{ status?: FullResult['status'] } | undefined> {
    // `--list` runs nothing and reports nothing.
    if (!this.#begun || this.#begun.config.argv.includes('--list')) return undefined;
    const iteration = recordIteration({ ...this.#begun, result, errors: this.#errors, folder: this.#folder });
    const contradictions = [...this.#witness.contradictions(this.#begun.suite), ...auditIteration(iteration)];
    if (contradictions.length > 0) {
      console.error(`\n${tell('E_REPORT', { expected: 'counts that add up and agree with what was seen during the run', happened: contradictions.join('\n'), where: this.#folder })}`);
      return { status: 'failed' };
    }
    this.#write(iteration);
    console.log(summaryOf(iteration, this.#folder));
    return undefined;
  }

  #write(iteration: Iteration): void {
    const iterations = join(this.#folder, 'iterations');
    const json = `${JSON.stringify(iteration, null, 2)}\n`;
    mkdirSync(iterations, { recursive: true });
    writeFileSync(join(iterations, `${iteration.id}.json`), json);
    writeFileSync(join(iterations, `${iteration.id}.md`), markdownOf(iteration));
    if (iteration.failures.length > 0) writeFileSync(rerunFile(this.#folder, iteration.id), `${rerunList(iteration.failures)}\n`);
    // Renamed into place: whoever reads latest.json never sees half of it.
    writeFileSync(join(iterations, 'latest.json.new'), json);
    renameSync(join(iterations, 'latest.json.new'), join(iterations, 'latest.json'));
    appendFileSync(join(this.#folder, 'history.jsonl'), `${JSON.stringify(HistoryLine.parse(pickHistory(iteration)))}\n`);
  }
}

const pickHistory = ({ id, number, startedAt, target, scope, totals, decision }: Iteration) => ({ id, number, startedAt, target, scope, totals, decision });
