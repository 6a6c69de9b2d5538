import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Reporter } from '@playwright/test/reporter';
import { readRunNames } from '#utils/env';
import { TouchstoneError } from '#utils/errors';
import { runFolder } from '../journal/place.ts';
import { readDurations } from './durations.ts';
import { describePlan, planShards } from './plan.ts';
import type { Plan } from './plan.schema.ts';

/** Deals the tests of `--shard=i/n` out by recorded durations instead of by number. Without `--shard` it does nothing. */
export default class ShardReporter implements Reporter {
  readonly #folder: string;

  constructor({ configDir = '.' }: { readonly configDir?: string } = {}) {
    this.#folder = resolve(configDir);
  }

  printsToStdio(): boolean {
    return false;
  }

  async preprocess({ config, suite, testRun }: Parameters<NonNullable<Reporter['preprocess']>>[0]): Promise<void> {
    if (!config.shard) return;
    const { current, total } = config.shard;
    if (config.argv.includes('--last-failed')) throw lastFailed(`--shard=${current}/${total}`);
    const plan = planShards(suite, testRun, { total, durations: readDurations(this.#folder), rootDir: config.rootDir });
    testRun.skipSharding();
    const mine = new Set(plan.shards[current - 1]?.tests.map(({ id }) => id));
    for (const test of suite.allTests()) if (!mine.has(test.id)) testRun.exclude(test);
    console.log(describePlan(plan, current));
    // `--list` shows what would be run, and leaves nothing behind.
    if (!config.argv.includes('--list')) write(join(this.#folder, 'reports/out'), plan);
  }
}

/** Beside the journals of the run; a run without a name has no other shards to share it with. */
function write(reports: string, plan: Plan): void {
  const { run } = readRunNames();
  const path = join(run === undefined ? reports : runFolder(reports, run), `plan-of-${plan.total}.json`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(plan, null, 1)}\n`);
}

const lastFailed = (shard: string) =>
  new TouchstoneError('E_SHARD', {
    expected: '--shard or --last-failed', happened: `${shard} with --last-failed`,
    where: 'the command line: each machine remembers failures of its own, so such shards are not parts of one whole',
    next: 'the list of all failed tests: --test-list with the iteration’s .rerun.txt, which may be sharded',
  });
