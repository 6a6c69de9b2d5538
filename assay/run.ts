import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import type { AssayPlanInput } from '#utils/assay/plan';
import { VARIABLES } from '#utils/env';
import { run, TOOLS } from '../scripts/child.ts';
import type { Options } from './options.ts';
import { writeWhole } from './records.ts';

/** The assay was interrupted by a person, or its Playwright could not run at all. What is recorded so far is kept. */
export class RunError extends Error {
  readonly exitCode: number;
  constructor(exitCode: number) {
    super(exitCode === 130 || exitCode === 143 ? 'Interrupted. What is recorded so far will not be run again: the same command goes on from here.' : `Playwright ended with exit code ${exitCode} before anything was run; its message is above.`);
    this.exitCode = exitCode;
  }
}

interface Run {
  readonly plan: AssayPlanInput;
  /** Variables of the target; all others of the framework are cleared, so that a `.env` has no say. */
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** How many tests run at the same time; as many as there are cores without. */
  readonly workers?: number;
}

const CORES = Math.min(2, availableParallelism());
/** Under faults tests mostly wait for what does not come, so there may be more workers than cores. */
export const AT_ONCE = 3 * CORES;

/** Runs Playwright once with a plan. What became of each test is in the records, so its exit code says nothing. */
export async function runPlaywright({ config, projects, grep }: Options, { plan, env, timeoutMs, workers = CORES }: Run): Promise<void> {
  const file = join(plan.folder, 'plan.json');
  writeWhole(file, JSON.stringify(plan));
  const flags = [
    `--config=${config}`, ...projects.map((name) => `--project=${name}`), ...(grep === undefined || plan.mode !== 'reach' ? [] : [`--grep=${grep}`]), `--timeout=${timeoutMs}`, `--workers=${workers}`,
    '--retries=0', '--global-timeout=0', '--pass-with-no-tests', `--output=${join(plan.folder, 'results')}`, `--reporter=${resolve(import.meta.dirname, 'assay.reporter.ts')}`,
  ];
  const kept = /^TOUCHSTONE_(?:EMBEDDED_\w+_(?:SECRET|KEY)$|BROWSER$|REQUIRE_BROWSER$)/;
  const cleared = Object.fromEntries(VARIABLES.filter((name) => !kept.test(name)).map((name) => [name, '']));
  const code = await run([...TOOLS.playwright, 'test', ...flags], { env: { ...cleared, ...env, TOUCHSTONE_ASSAY_PLAN: file }, cwd: process.cwd() });
  if (code > 1) throw new RunError(code);
}
