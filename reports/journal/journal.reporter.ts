import { closeSync, existsSync, mkdirSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { FullConfig, FullResult, Reporter, Suite, TestCase, TestError, TestResult } from '@playwright/test/reporter';
import { TouchstoneError } from '#utils/errors';
import { attemptOf, beginOf, thrownOf, unavailable } from './entries.ts';
import type { JournalLine } from './journal.schema.ts';
import { TargetFacts } from './journal.schema.ts';
import type { Place } from './place.ts';
import { placeOf } from './place.ts';

export interface Options {
  /** Folder of all reports; `reports/out` beside the configuration by default. */
  readonly outputFolder?: string;
}

/** A run that has begun. */
export interface Begun {
  readonly config: FullConfig;
  readonly suite: Suite;
  readonly place: Place;
}

/**
 * Writes down what happens while it happens, each line at once: a process killed at any moment loses the tests in flight and
 * nothing else. Comes after the redaction reporter, so that what it is given is clean.
 */
export default class JournalReporter implements Reporter {
  /** Folder of all reports. */
  protected readonly folder: string;
  protected begun: Begun | undefined;
  readonly #startedAt = new Date(performance.timeOrigin);
  #whole: string[] | undefined;
  #file: number | undefined;
  #knowsTarget = false;
  /** Errors from before the run began, and the answers that are still to be written. */
  readonly #early: TestError[] = [];

  constructor(options: Options & { readonly configDir?: string } = {}) {
    this.folder = resolve(options.configDir ?? '.', options.outputFolder ?? 'reports/out');
  }

  printsToStdio(): boolean {
    return false;
  }

  /** Sees all tests before they are shared out to shards. A project that cannot run here is skipped as a whole, with the reason, instead of failing test by test. */
  async preprocess({ config, suite, testRun }: Parameters<NonNullable<Reporter['preprocess']>>[0]): Promise<void> {
    this.#whole = suite.allTests().map(({ id }) => id);
    if (!isList(config)) refuseSecond(placeOf(this.folder, config, this.#startedAt));
    for (const project of suite.suites) {
      const reason = project.allTests().map(unavailable).find(Boolean);
      if (reason) testRun.skip(project, reason);
    }
  }

  onBegin(config: FullConfig, suite: Suite): void {
    // `--list` runs nothing and reports nothing.
    if (isList(config)) return;
    const place = placeOf(this.folder, config, this.#startedAt);
    this.begun = { config, suite, place };
    mkdirSync(dirname(place.file), { recursive: true });
    this.#file = openSync(place.file, 'wx');
    const tests = suite.allTests();
    this.#write(beginOf(config, place, this.#startedAt, tests, this.#whole ?? tests.map(({ id }) => id)));
    for (const test of tests) {
      const reason = unavailable(test);
      if (reason !== undefined) this.#write({ kind: 'left-out', id: test.id, reason });
    }
    this.#early.splice(0).forEach((error) => this.onError(error));
    this.#noteTarget();
  }

  onError(error: TestError): void {
    if (this.begun) this.#write({ kind: 'error', ...thrownOf(this.begun.config, error) });
    else this.#early.push(error);
  }

  onTestBegin(): void {
    this.#noteTarget();
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    if (this.begun) this.#write(attemptOf(this.begun.config, test, result));
  }

  async onEnd(result: FullResult): Promise<{ status?: FullResult['status'] } | undefined> {
    if (!this.begun) return undefined;
    this.#noteTarget();
    const endedAt = new Date();
    const runnerPeakMb = Math.round(process.resourceUsage().maxRSS / 102.4) / 10;
    this.#write({ kind: 'end', status: result.status, endedAt: endedAt.toISOString(), durationMs: endedAt.getTime() - this.#startedAt.getTime(), runnerPeakMb });
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
    return undefined;
  }

  /** What the preflight found, once it is there. One left by an earlier run says nothing about this one. */
  #noteTarget(): void {
    const file = join(this.folder, 'preflight.json');
    if (this.#knowsTarget || !existsSync(file) || statSync(file).mtimeMs < this.#startedAt.getTime()) return;
    this.#knowsTarget = true;
    this.#write({ kind: 'target', preflight: TargetFacts.shape.preflight.parse(JSON.parse(readFileSync(file, 'utf8'))) });
  }

  #write(line: JournalLine): void {
    if (this.#file !== undefined) writeSync(this.#file, `${JSON.stringify(line)}\n`);
  }
}

const isList = ({ argv }: FullConfig): boolean => argv.includes('--list');

/** Two processes that write the same part would make one account of both. */
function refuseSecond({ run, part, file }: Place): void {
  if (!existsSync(file)) return;
  throw new TouchstoneError('E_REPORT', {
    expected: `a part of run ${run} that has not been recorded yet`, happened: `${part} has been`, where: file,
    next: 'another TOUCHSTONE_RUN for another run, another TOUCHSTONE_PART for another part of it; `npm run resume` completes one that was cut off',
  });
}
