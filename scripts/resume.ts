import { existsSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { TouchstoneError } from '#utils/errors';
import { isAlive } from '#utils/is-alive';
import { summaryOf } from '../reports/iteration/summary.ts';
import { writeIteration } from '../reports/iteration/write.ts';
import { stateOf } from '../reports/journal/git.ts';
import type { Journal } from '../reports/journal/journal.schema.ts';
import { runFolder } from '../reports/journal/place.ts';
import { readRun } from '../reports/journal/read.ts';
import { collectAllure, setAside } from '../reports/shards/collect.ts';
import { findParts, runsIn } from '../reports/shards/parts.ts';
import { failedIn, isResumed, nextPart, unfinishedIn } from '../reports/shards/unfinished.ts';
import { ROOT, run, TOOLS } from './child.ts';
import { listTests } from './listing.ts';
import { makeReports } from './make-reports.ts';
import { plainly } from './plainly.ts';

const REPORTS = resolve('reports/out');

/**
 * `npm run resume [-- <run>]`: completes a run that was cut off, by default the newest such. It runs what has not ended, with the
 * arguments of the run, as one more part of it; then the run is what it would have been.
 */
export const main = (args: readonly string[]): Promise<number> => plainly(() => resume(args));

async function resume([named]: readonly string[]): Promise<number> {
  const journals = named === undefined ? newestUnfinished() : runNamed(named);
  const original = journals?.find((journal) => !isResumed(journal)) ?? journals?.[0];
  if (!journals || !original || isFinished(journals)) {
    console.log(`Nothing to resume: ${original ? `run ${original.begin.run} has finished` : 'every run here has finished'}.`);
    return 0;
  }
  const { begin } = original;
  const remaining = unfinishedIn(journals);
  refuseIfGoingOn(journals);
  const part = nextPart(journals);
  const args = begin.argv ?? begin.scope.filters;
  await refuseIfChanged(original, remaining.map(({ id }) => id), args);
  console.log(`Resuming run ${begin.run} as ${part}: ${remaining.length} of ${begin.tests.length} tests have not ended.`);
  setAside(REPORTS, begin.run);
  const code = await run([
    // Attachments of what has ended lie in the ordinary folder, which Playwright empties.
    ...TOOLS.playwright, 'test', ...args, `--add-reporter=${join(ROOT, 'reports/shards/resume.reporter.ts')}`, `--output=${join(REPORTS, `test-results-${part}`)}`,
    `--retries=${begin.retries}`, `--workers=${begin.machine.workers}`, '--pass-with-no-tests',
  ], { cwd: process.cwd(), env: { TOUCHSTONE_RUN: begin.run, TOUCHSTONE_PART: part } });
  const parts = findParts(runFolder(REPORTS, begin.run));
  collectAllure(parts, newestAllure());
  // A shard is a part of a run: what the whole comes to is told by the merge.
  if (!begin.scope.shard) await tell(begin.run);
  // What failed before it was cut off failed as much as what failed now.
  return code === 0 && failedIn(parts.map(({ journal }) => journal)).length > 0 ? 1 : code;
}

async function tell(name: string): Promise<void> {
  const iteration = writeIteration(REPORTS, runFolder(REPORTS, name));
  await makeReports(iteration, REPORTS);
  console.log(summaryOf(iteration, REPORTS));
}

function newestUnfinished(): Journal[] | undefined {
  for (const name of runsIn(REPORTS)) {
    const journals = readRun(runFolder(REPORTS, name));
    if (!isFinished(journals)) return journals;
  }
  return undefined;
}

function runNamed(name: string): Journal[] {
  if (runsIn(REPORTS).includes(name)) return readRun(runFolder(REPORTS, name));
  throw refused(`a run in ${relative(process.cwd(), REPORTS)}/runs`, `there is none named ${name}; there are: ${runsIn(REPORTS).join(', ') || 'none'}`, name);
}

/** Every test has ended and the last process lived to say so. */
const isFinished = (journals: readonly Journal[]) => unfinishedIn(journals).length === 0 && journals.at(-1)?.end !== undefined;

function refuseIfGoingOn(journals: readonly Journal[]): void {
  const alive = journals.find(({ begin, end }) => end === undefined && begin.pid !== undefined && isAlive(begin.pid));
  if (alive) throw refused('a run whose process has ended', `${alive.begin.part} is still going on, as process ${alive.begin.pid}`, alive.begin.run);
}

/** What is run today must be what the rest of the run was. */
async function refuseIfChanged({ begin }: Journal, remaining: readonly string[], args: readonly string[]): Promise<void> {
  const { commit, dirty } = stateOf(process.cwd());
  if (commit !== begin.suite.commit) throw refused(`commit ${begin.suite.commit ?? 'unknown'}, of which the run is`, `the suite is at ${commit ?? 'no commit'}`, begin.run);
  if (dirty === true && begin.suite.dirty === false) throw refused('the suite as it was committed', 'it has changes that are not committed', begin.run);
  if (dirty) console.log('The suite has changes that are not committed. Nobody knows whether they are those the run began with.');
  const listing = await listTests(args);
  if (listing.errors.length > 0) throw refused('a suite that can be listed', listing.errors.join('\n'), begin.run);
  if (listing.target !== begin.target) throw refused(`target ${begin.target}`, `target ${listing.target}`, begin.run);
  const now = new Set(listing.tests.map(({ id }) => id));
  const known = new Set(begin.whole);
  const names = new Map(begin.tests.map((test) => [test.id, `[${test.project}] ${test.title}`]));
  const gone = remaining.filter((id) => !now.has(id));
  const added = listing.tests.filter(({ id }) => !known.has(id));
  if (gone.length === 0 && added.length === 0) return;
  throw refused('the tests that the run began with', [...gone.map((id) => `gone:  ${names.get(id) ?? id}`), ...added.map((test) => `added: [${test.project}] ${test.title}`)].join('\n'), begin.run);
}

/** The folder that the resumed process has just written its Allure results to, or a new one when it had nothing to write. */
function newestAllure(): string {
  const folder = join(REPORTS, 'allure-results');
  const newest = existsSync(folder) ? readdirSync(folder).sort().at(-1) : undefined;
  return join(folder, newest ?? `${Date.now()}-${process.pid}`);
}

const refused = (expected: string, happened: string, where: string) => new TouchstoneError('E_RESUME', { expected, happened, where: `run ${where}` });
