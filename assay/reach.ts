import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { Candidate } from './choose.ts';
import { groupBy } from './group.ts';
import type { Options } from './options.ts';
import type { ChosenTest } from './records.ts';
import { chosenTest, reachRecord, readRecords, rewriteRecords } from './records.ts';
import { RunError, runPlaywright } from './run.ts';

/** Next door, nothing wrong, and still generous: what is slower than this counts as silent. */
export const PATIENCE = { deadlines: { connect: 2000, firstEvent: 3000, silence: 3000, total: 10_000 }, expectMs: 3000 } as const;

/** A platform that a test starts for itself: its start can have a fault too. */
export const FAULTED_PLATFORM = 'platform/faults/serve.ts';

export interface Setting {
  readonly folder: string;
  readonly base: string;
  readonly target: Readonly<Record<string, string>>;
}
export type AssayTest = ChosenTest & Candidate;

/** Tests that fail, or do not run, on a platform with nothing wrong: about them an assay can say nothing. */
export class UnfaultedError extends Error {}

/** Runs the chosen tests unfaulted and learns which parts of the platform each gets to. Unchanged ones are not run again. */
export async function findReach(options: Options, { folder, base, target }: Setting): Promise<AssayTest[]> {
  rmSync(join(folder, 'tests.json'), { force: true });
  await runPlaywright(options, { plan: { mode: 'reach', folder, base, title: 'reach', ownPlatform: FAULTED_PLATFORM, ...PATIENCE }, env: target, timeoutMs: 30_000 });
  const chosen = readChosen(folder);
  if (chosen.length === 0) throw new UnfaultedError('No test was chosen.');
  const file = join(folder, 'reach.jsonl');
  const records = readRecords(file, reachRecord, ({ test }) => test);
  rewriteRecords(file, records.values());
  const found = chosen.map((test) => ({ test, record: records.get(test.key) }));
  const bad = found.filter(({ test, record }) => record?.status !== 'passed' || record.signature !== test.signature);
  if (bad.length > 0) {
    const lines = bad.map(({ test, record }) => `  ${test.file}:${test.line} ${test.title}: ${record?.status ?? 'not run'}${record?.message ? `\n    ${record.message.split('\n').slice(0, 6).join('\n    ')}` : ''}`);
    throw new UnfaultedError(`Nothing can be proven about tests that do not pass without a fault:\n${lines.join('\n')}`);
  }
  const texts = textsOf(chosen);
  return found.map(({ test, record }) => ({ ...test, parts: new Set(record?.parts), ms: record?.ms ?? 0, text: texts.get(test.key) ?? '' }));
}

function readChosen(folder: string): ChosenTest[] {
  try {
    return z.array(chosenTest).parse(JSON.parse(readFileSync(join(folder, 'tests.json'), 'utf8')));
  } catch (error) {
    // Playwright found no tests because it did not get that far, and has told why.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw new RunError(1);
    throw error;
  }
}

/** The source of each test, from its line to the next test's. */
function textsOf(tests: readonly ChosenTest[]): Map<string, string> {
  const byFile = groupBy(tests, ({ file }) => file);
  return new Map([...byFile].flatMap(([file, inFile]) => {
    const lines = readFileSync(resolve(file), 'utf8').split('\n');
    const starts = [...new Set(inFile.map(({ line }) => line))].sort((a, b) => a - b);
    return inFile.map(({ key, line, title }): [string, string] => [key, `${title}\n${lines.slice(line - 1, (starts.find((start) => start > line) ?? lines.length + 1) - 1).join('\n')}`]);
  }));
}
