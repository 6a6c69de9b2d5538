import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { withoutOptions } from '#utils/arguments';
import { TouchstoneError } from '#utils/errors';
import { summaryOf } from '../reports/iteration/summary.ts';
import { writeIteration } from '../reports/iteration/write.ts';
import { runFolder } from '../reports/journal/place.ts';
import { describeBalance, realisedBalance } from '../reports/shards/balance.ts';
import { collectAllure, collectBlobs, collectParts } from '../reports/shards/collect.ts';
import { contradictionsOf } from '../reports/shards/merge-check.ts';
import { findParts, type Part } from '../reports/shards/parts.ts';
import { Plan } from '../reports/shards/plan.schema.ts';
import { isResumed } from '../reports/shards/unfinished.ts';
import { ROOT, run, TOOLS } from './child.ts';
import { listTests } from './listing.ts';
import { makeReports } from './make-reports.ts';
import { plainly } from './plainly.ts';

/**
 * `npm run merge -- <folder>`: makes one run of the parts that its shards left in a folder (their `reports/out`, wherever below it):
 * one iteration, one Allure report, one of Playwright's. Exit code 1 and nothing written when the parts are not one whole.
 */
export const main = (args: readonly string[]): Promise<number> => plainly(() => merge(args));

async function merge([folder]: readonly string[]): Promise<number> {
  if (folder === undefined || !existsSync(folder)) throw refused(folder ?? 'no folder was named', folder === undefined ? 'npm run merge -- <folder>' : 'there is no such folder');
  const parts = findParts(folder);
  const contradictions = contradictionsOf(parts, await present(parts));
  if (contradictions.length > 0) throw refused(folder, contradictions.join('\n'));
  const reports = resolve('reports/out');
  collectParts(parts, reports);
  await playwrightReport(parts, join(reports, 'blob-merged'));
  collectAllure(parts, join(reports, 'allure-results', `${Date.now()}-${process.pid}`));
  const iteration = writeIteration(reports, runFolder(reports, parts[0]?.journal.begin.run ?? ''));
  await makeReports(iteration, reports);
  console.log(summaryOf(iteration, reports));
  console.log(`\nMerged ${parts.map(({ journal }) => journal.begin.part).join(', ')} of run ${parts[0]?.journal.begin.run ?? ''}\n${balanceOf(parts, reports)}`);
  return 0;
}

/** What the suite has at present of what the run was asked to do. */
async function present(parts: readonly Part[]): ReturnType<typeof listTests> {
  const begin = parts.find(({ journal }) => !isResumed(journal))?.journal.begin ?? parts[0]?.journal.begin;
  if (!begin) return { target: 'none', tests: [], errors: [] };
  // Projects are picked here: naming one that needs a browser would ask for one.
  const listing = await listTests(withoutOptions(begin.argv ?? begin.scope.filters, ['shard', 'project', 'reporter', 'add-reporter', 'max-failures', 'x']));
  if (listing.errors.length > 0) throw refused('the present list of tests', `playwright test --list failed:\n${listing.errors.join('\n')}`);
  return { ...listing, tests: listing.tests.filter(({ project }) => begin.scope.projects.includes(project)) };
}

async function playwrightReport(parts: readonly Part[], blobs: string): Promise<void> {
  const count = collectBlobs(parts, blobs);
  const code = count === 0 ? 0 : await run([...TOOLS.playwright, 'merge-reports', '--config', resolve(ROOT, 'reports/shards/merge.config.ts'), blobs], { cwd: process.cwd(), quiet: 'output' });
  rmSync(blobs, { recursive: true, force: true });
  if (code !== 0) throw refused(blobs, `playwright merge-reports ended with ${code}`);
}

function balanceOf(parts: readonly Part[], reports: string): string {
  const begin = parts[0]?.journal.begin;
  const file = join(runFolder(reports, begin?.run ?? ''), `plan-of-${begin?.scope.shard?.total ?? 0}.json`);
  const plan = existsSync(file) ? Plan.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
  return describeBalance(plan, realisedBalance(parts.map(({ journal }) => journal)));
}

const refused = (where: string, happened: string) =>
  new TouchstoneError('E_MERGE', { expected: 'each shard of one run once, and together every test of the suite once', happened, where: relative(process.cwd(), where) || where });
