import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { PROJECTS } from '#utils/projects';
import { PlatformProcess } from '#utils/target/platform-process';
import { ROOT } from '../scripts/child.ts';
import { FAULTS } from '../platform/faults/index.ts';
import { faultsOfOtherTests, writeFirstChoice } from './first-choice.ts';
import type { Options } from './options.ts';
import { chosenFaults, HELP, readOptions, UsageError } from './options.ts';
import { writeReport } from './outcome.ts';
import { provePairs } from './pairs.ts';
import { findReach, UnfaultedError } from './reach.ts';
import { RunError } from './run.ts';
import { runNullPlatforms } from './null-run.ts';
import { baseDigest } from './sources.ts';

/** Every project whose tests talk to a target, and which has any. */
export const assayableProjects = (): string[] => PROJECTS.filter(({ target, folder }) => target && existsSync(resolve(ROOT, folder))).map(({ name }) => name);

/** `npm run assay`: 0 when every test is proven, every fault caught and null platforms got nothing, 1 when not, 2 when it could not be found out. */
export async function assay(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(HELP);
    return 0;
  }
  try {
    return await run(readOptions(args, assayableProjects(), FAULTS));
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof RunError || error instanceof UnfaultedError)) throw error;
    console.error(error.message);
    return error instanceof RunError && error.exitCode >= 128 ? error.exitCode : 2;
  }
}

async function run(options: Options): Promise<number> {
  const startedAt = performance.now();
  const folder = resolve(options.out, 'assay');
  if (options.fresh) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const base = baseDigest();
  // A smaller limit: a test that uses it up is quicker, and nothing else about it differs.
  const platform = new PlatformProcess({ PLATFORM_ASSAY: 'true', PLATFORM_HTTP_RATE_LIMIT: '150' });
  try {
    await platform.start();
    const target = { TOUCHSTONE_TARGET: 'embedded', TOUCHSTONE_URL: platform.url };
    const tests = await findReach(options, { folder, base, target });
    const whole = options.grep === undefined && options.families.length === 0 && assayableProjects().every((name) => options.projects.includes(name));
    const wanted = wantedOf(options, whole, tests.map(({ key }) => key));
    const proved = await provePairs(options, { folder, base, target, tests, wanted });
    await platform.dispose();
    if (options.remember) writeFirstChoice(proved.pairs, new Set(tests.map(({ key }) => key)));
    const nulls = options.faults.length > 0 ? [] : await runNullPlatforms(options, { folder, base, tests });
    return writeReport(options, { tests, wanted, ...proved, nulls, whole }, performance.now() - startedAt);
  } finally {
    await platform.dispose();
  }
}

/**
 * A shard answers for every n-th test and every n-th fault, and may use all of the others; an assay of single faults answers for
 * no test, and one of single projects for no fault that was last caught by a test of another project.
 */
function wantedOf(options: Options, whole: boolean, keys: readonly string[]) {
  const { shard, faults } = options;
  const mine = (_: string, index: number) => index % shard.count === shard.index - 1;
  const elsewhere = whole || faults.length > 0 ? new Set<string>() : faultsOfOtherTests(new Set(keys));
  const ids = chosenFaults(options, FAULTS).map(({ id }) => id).filter((id) => !elsewhere.has(id));
  return { tests: new Set(faults.length > 0 ? [] : keys.filter(mine)), faults: new Set(ids.filter(mine)) };
}
