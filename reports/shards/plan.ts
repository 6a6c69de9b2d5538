import { relative, sep } from 'node:path';
import type { Suite, TestCase } from '@playwright/test/reporter';
import { balanceOf, distribute } from './distribute.ts';
import { type Durations, type Estimate, estimator } from './durations.ts';
import { type Job, type Unit, WORKER_START_MS } from './makespan.ts';
import type { Plan } from './plan.schema.ts';
import { locksOf, type TestRun, type Together, togetherIn } from './units.ts';

export interface PlanOptions {
  readonly total: number;
  readonly durations: Durations;
  /** Folder to which files are relative. */
  readonly rootDir: string;
}

type PlannedTest = Plan['shards'][number]['tests'][number];

/** Which shard runs which tests, from the suite and the recorded durations and nothing else. */
export function planShards(root: Suite, testRun: TestRun, { total, durations, rootDir }: PlanOptions): Plan {
  const estimate = estimator(durations);
  const units = togetherIn(root, testRun).map((together) => unitOf(together, durations.workers, (test) => plannedOf(test, together, rootDir, estimate)));
  const loads = distribute(units, { shards: total, workers: durations.workers });
  const shards = loads.map(({ units: places, ms }, index) => {
    const tests = places.flatMap((place) => units[place]?.tests ?? []);
    return { shard: index + 1, seconds: seconds(ms), projects: [...new Set(tests.map(({ project }) => project))], tests };
  });
  const all = shards.flatMap(({ tests }) => tests);
  return {
    schema: 1, total, workers: durations.workers, workerStartMs: WORKER_START_MS,
    tests: all.length, estimated: all.filter(({ from }) => from !== 'recorded').length,
    balance: Math.floor(balanceOf(loads) * 1000) / 1000, shards,
  };
}

/** One line for people, and one more where something was estimated. */
export function describePlan(plan: Plan, current: number): string {
  const mine = plan.shards[current - 1];
  const others = plan.shards.map(({ seconds: each }) => `${each} s`).join(', ');
  const guessed = plan.estimated === 0 ? '' : `\n  ${plan.estimated} of ${plan.tests} tests have no recorded duration and were estimated (npm run durations records them)`;
  return `Shard ${current} of ${plan.total}: ${mine?.tests.length ?? 0} of ${plan.tests} tests, about ${mine?.seconds ?? 0} s with ${plan.workers} workers; planned balance ${plan.balance} (${others})${guessed}`;
}

function plannedOf(test: TestCase, { project, repeat }: Together, rootDir: string, estimate: (name: { project: string; file: string; title: string }) => Estimate): PlannedTest {
  const file = relative(rootDir, test.location.file).split(sep).join('/');
  // The path begins with the root's empty title, the project and the file.
  const title = test.titlePath().slice(3).join(' › ');
  const { ms, from } = test.expectedStatus === 'skipped' ? { ms: 0, from: 'recorded' as const } : estimate({ project, file, title });
  return { id: test.id, project, file, title, repeat, seconds: ms / 1000, from };
}

function unitOf({ project, repeat, tests, hooks }: Together, workers: number, planned: (test: TestCase) => PlannedTest): Unit<PlannedTest> {
  // Each repetition gets workers of its own.
  const worker = `${project} ${repeat}`;
  const each = tests.map(planned);
  const size = hooks ? Math.ceil(tests.length / workers) : tests.length;
  const jobs: Job[] = [];
  for (let at = 0; at < tests.length; at += size) {
    const ms = each.slice(at, at + size).reduce((sum, test) => sum + test.seconds * 1000, 0);
    jobs.push({ ms: Math.round(ms), worker, locks: locksOf(tests.slice(at, at + size)) });
  }
  return { jobs, tests: each };
}

const seconds = (ms: number) => Math.round(ms / 100) / 10;
