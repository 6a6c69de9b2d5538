import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { TouchstoneError } from '#utils/errors';
import { runFolder } from '../reports/journal/place.ts';
import { readRun } from '../reports/journal/read.ts';
import { DURATIONS_FILE, durationsText, median, readDurations, type TestName } from '../reports/shards/durations.ts';
import { runsIn } from '../reports/shards/parts.ts';
import { plainly } from './plainly.ts';

/**
 * `npm run durations [-- <run> …]`: takes how long tests took from the journals of these runs, by default of the newest, into
 * `reports/shards/durations.json`. Of tests they don't have, what was recorded before stays as long as their file is there.
 */
export const main = (args: readonly string[]): Promise<number> => plainly(async () => record(args));

function record(named: readonly string[]): number {
  const reports = resolve('reports/out');
  const runs = named.length > 0 ? named : newestOf(reports);
  const journals = runs.flatMap((run) => readRun(runFolder(reports, run)));
  const known = readDurations(process.cwd());
  const names = new Map(journals.flatMap(({ begin }) => begin.tests.map((test) => [test.id, test] as const)));
  const times = new Map<string, { name: TestName; ms: number[] }>();
  for (const { id, status, expected, durationMs } of journals.flatMap(({ attempts }) => attempts)) {
    const name = names.get(id);
    // A failed test may have stopped early or waited for a timeout.
    if (!name || (status !== expected && status !== 'skipped')) continue;
    const key = JSON.stringify([name.project, name.file, name.title]);
    times.set(key, { name, ms: [...(times.get(key)?.ms ?? []), durationMs] });
  }
  const kept = [...entriesOf(known.tests)].filter(([name]) => existsSync(name.file) && !times.has(JSON.stringify([name.project, name.file, name.title])));
  const measured = [...times.values()].map(({ name, ms }): [TestName, number] => [name, median(ms)]);
  mkdirSync(dirname(DURATIONS_FILE), { recursive: true });
  writeFileSync(resolve(DURATIONS_FILE), durationsText(Math.max(1, ...journals.map(({ begin }) => begin.machine.workers)), [...kept, ...measured]));
  console.log(`${DURATIONS_FILE}: ${measured.length} tests of ${runs.join(', ')}, ${kept.length} from before.`);
  return 0;
}

function newestOf(reports: string): string[] {
  const [newest] = runsIn(reports);
  if (newest === undefined) throw new TouchstoneError('E_SHARD', { expected: 'a recorded run to take durations from', happened: 'there is none', where: reports, next: 'npx playwright test, then npm run durations' });
  return [newest];
}

function* entriesOf(tests: ReturnType<typeof readDurations>['tests']): Generator<[TestName, number]> {
  for (const [project, files] of Object.entries(tests)) {
    for (const [file, titles] of Object.entries(files)) for (const [title, ms] of Object.entries(titles)) yield [{ project, file, title }, ms];
  }
}
