import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { enrich, variablesOf } from '../reports/allure/enrich.ts';
import { environmentFor } from '../reports/allure/generating.ts';
import type { Iteration } from '../reports/iteration/iteration.schema.ts';
import { incompleteness, keyOf } from '../reports/trends/trends.ts';
import { ROOT, run, TOOLS } from './child.ts';

export const ALLURE_REPORT = join(ROOT, 'reports/out/allure');
const ANALYTICS = /<script async src="https:\/\/www\.googletagmanager\.com[^"]*"><\/script>\s*<script>\s*window\.dataLayer[\s\S]*?<\/script>/g;

interface Places {
  /** Folder of all reports. */
  readonly reports?: string;
  /** Results of all parts of the run, in one folder; the newest that a reporter has written by default. */
  readonly results?: string;
}

/**
 * Makes the Allure report of a run; undefined when there is nothing to report about. Whoever put the results of shards together names
 * their folder. However often it is made, a run is in the history once.
 */
export async function generateAllure(iteration: Iteration | undefined, { reports = join(ROOT, 'reports/out'), results = newestIn(join(reports, 'allure-results')) }: Places = {}): Promise<string | undefined> {
  if (results === undefined) return undefined;
  const report = join(reports, 'allure');
  // Allure adds to what is there: without this a report grows with every run.
  rmSync(report, { recursive: true, force: true });
  if (iteration) enrich(results, iteration);
  const history = iteration ? historyOf(reports, iteration) : join(reports, 'allure-history', 'unknown.jsonl');
  const env = environmentFor({
    name: iteration ? `Touchstone, ${iteration.title} (${iteration.id})` : 'Touchstone', history,
    // A run of three chosen tests, or one that was cut off, says nothing about a trend.
    append: iteration !== undefined && iteration.scope.filters.length === 0 && incompleteness(iteration) === null,
    variables: iteration ? variablesOf(iteration) : {}, metrics: iteration?.latencies.flatMap(({ name }) => [`${name} p50`, `${name} p95`]) ?? [],
  });
  const [node, cli] = TOOLS.allure;
  // The configuration shares the classes of failures with everything else, which is TypeScript.
  const code = await run([node, '--import', 'tsx', cli, 'generate', results, '--config', join(ROOT, 'reports/allure/config.ts'), '--output', report], { quiet: 'output', env });
  if (code !== 0) throw new Error(`The Allure report could not be made: allure ended with ${code}. Its results are in ${results}.`);
  stripAnalytics(report);
  return join(report, 'index.html');
}

/** History of the runs with the same target and projects, without this run itself: a resumed run is told once, as a whole. */
function historyOf(reports: string, iteration: Iteration): string {
  const key = keyOf({ target: iteration.target.name, scope: { projects: iteration.scope.projects, filters: [] } });
  const file = join(reports, 'allure-history', `${createHash('sha256').update(key).digest('hex').slice(0, 12)}.jsonl`);
  mkdirSync(dirname(file), { recursive: true });
  if (!existsSync(file)) return file;
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  const others = lines.filter((line) => !line.includes(`(${iteration.id})`));
  if (others.length < lines.length) writeFileSync(file, others.map((line) => `${line}\n`).join(''));
  return file;
}

function newestIn(folder: string): string | undefined {
  const newest = existsSync(folder) ? readdirSync(folder).sort().at(-1) : undefined;
  return newest === undefined ? undefined : join(folder, newest);
}

/** Allure's pages load Google's tag manager, whatever one configures; a test report has nothing to tell anybody else. */
function stripAnalytics(report: string): void {
  for (const name of readdirSync(report, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'))) {
    const file = join(report, name);
    const page = readFileSync(file, 'utf8').replace(ANALYTICS, '');
    if (page.includes('<script async src="https:')) throw new Error(`${file} would load a script from elsewhere: Allure has changed its pages, see scripts/allure.ts.`);
    writeFileSync(file, page);
  }
}
