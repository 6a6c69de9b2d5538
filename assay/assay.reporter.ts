import { isAbsolute, join, relative, resolve } from 'node:path';
import type { FullConfig, Reporter, Suite, TestCase, TestError, TestResult, TestRun } from '@playwright/test/reporter';
import { readAssayPlan, testKeyOf, variantOf } from '#utils/assay/plan';
import type { AssayPlan } from '#utils/assay/plan';
import { findFault } from '../platform/faults/index.ts';
import { evidenceOf } from './evidence.ts';
import { progressOf } from './progress.ts';
import type { Progress } from './progress.ts';
import type { ChosenTest } from './records.ts';
import { appendRecord, reachRecord, readRecords, writeWhole } from './records.ts';
import { specDigest } from './sources.ts';
import { judge } from './verdict.ts';

/** Runs in Playwright for the assay: leaves out what is known or not planned, expects the rest to fail, records what became of it. */
export default class AssayReporter implements Reporter {
  readonly #plan = planOf();
  readonly #signatures = new Map<string, string>();
  #progress: Progress | undefined;
  #config: FullConfig | undefined;

  printsToStdio(): boolean {
    return true;
  }

  async preprocess({ config, suite, testRun }: { config: FullConfig; suite: Suite; testRun: TestRun }): Promise<void> {
    const { mode, folder, title } = this.#plan;
    this.#config = config;
    const tests = suite.allTests();
    const chosen = [...new Map(tests.map((test) => [keyOf(test), this.#describe(config, test)])).values()];
    for (const { key, signature } of chosen) this.#signatures.set(key, signature);
    if (mode === 'reach') writeWhole(join(folder, 'tests.json'), JSON.stringify(chosen));
    const isKnown = this.#known();
    const left = tests.filter((test) => (mode === 'reach' ? !isKnown(keyOf(test)) : this.#pairOf(test)));
    const staying = new Set(left);
    for (const test of tests) if (!staying.has(test)) testRun.exclude(test);
    // An expected failure leaves its worker alive; an unexpected one costs a new process.
    if (mode !== 'reach') for (const test of left) testRun.fail(test);
    this.#progress = progressOf(title, left.length);
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status === 'interrupted' || wasNotRun(test, result)) return;
    const { mode, folder } = this.#plan;
    const key = keyOf(test);
    const signature = this.#signatures.get(key) ?? '';
    const ms = Math.round(result.duration);
    if (mode === 'reach') appendRecord(join(folder, 'reach.jsonl'), { test: key, signature, status: result.status, ms, parts: partsOf(result), message: result.error?.message });
    const pair = this.#pairOf(test);
    if (mode === 'null' && pair) appendRecord(join(folder, 'null.jsonl'), { test: key, platform: pair.fault, signature: pair.signature, status: result.status, ms });
    const fault = pair && findFault(pair.fault);
    if (mode === 'pairs' && fault) appendRecord(join(folder, 'pairs.jsonl'), { test: key, fault: fault.id, signature: pair.signature, ms, ...judge(fault, result), evidence: evidenceOf(this.#configOf(), test, result) });
    this.#progress?.step();
  }

  onError({ message = '' }: TestError): void {
    if (!/No tests found/.test(message)) console.error(message);
  }

  onEnd(): void {
    this.#progress?.end();
  }

  #configOf(): FullConfig {
    if (!this.#config) throw new TypeError('Playwright tells its configuration before it runs a test');
    return this.#config;
  }

  #pairOf(test: TestCase) {
    return this.#plan.pairs[keyOf(test)]?.[variantOf(test.title)];
  }

  #describe({ rootDir }: FullConfig, test: TestCase): ChosenTest {
    const { file, line } = test.location;
    const needs = test.tags.filter((tag) => tag.startsWith('@needs:')).map((tag) => tag.slice('@needs:'.length));
    return { key: keyOf(test), project: projectOf(test), file: relative(process.cwd(), isAbsolute(file) ? file : resolve(rootDir, file)), line, title: test.title, needs, signature: specDigest(this.#plan.base, file) };
  }

  /** What an earlier run of the same sources has told already. */
  #known(): (key: string) => boolean {
    const records = readRecords(join(this.#plan.folder, 'reach.jsonl'), reachRecord, ({ test }) => test);
    return (key) => records.get(key)?.signature === this.#signatures.get(key) && records.get(key)?.status === 'passed';
  }
}

function planOf(): AssayPlan {
  const plan = readAssayPlan();
  if (!plan) throw new Error('This reporter is for `npm run assay` only.');
  return plan;
}

/** An interrupted run ends what it did not get to as skipped; a test that skips itself says so. */
const wasNotRun = (test: TestCase, { status, annotations }: TestResult): boolean =>
  status === 'skipped' && ![...test.annotations, ...annotations].some(({ type }) => type === 'skip' || type === 'fixme');

const projectOf = (test: TestCase): string => test.parent.project()?.name ?? '';
/** `titlePath()` begins with the root and the project. */
const keyOf = (test: TestCase): string => testKeyOf(projectOf(test), test.titlePath().slice(2));

function partsOf({ attachments }: TestResult): string[] {
  const body = attachments.find(({ name }) => name === 'reach.json')?.body;
  return body ? (JSON.parse(body.toString()) as string[]) : [];
}
