import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Iteration } from '../reports/iteration/iteration.schema.ts';
import { ROOT, run, TOOLS } from './child.ts';

export const ALLURE_REPORT = join(ROOT, 'reports/out/allure');
const ANALYTICS = /<script async src="https:\/\/www\.googletagmanager\.com[^"]*"><\/script>\s*<script>\s*window\.dataLayer[\s\S]*?<\/script>/g;

/** Makes the Allure report of the last run; undefined when there is nothing to report about. */
export async function generateAllure(latest: Iteration | undefined, { reports = join(ROOT, 'reports/out') }: { readonly reports?: string } = {}): Promise<string | undefined> {
  const runs = join(reports, 'allure-results');
  const report = join(reports, 'allure');
  const newest = existsSync(runs) ? readdirSync(runs).sort().at(-1) : undefined;
  if (newest === undefined) return undefined;
  const results = join(runs, newest);
  // Allure adds to what is there: without this a report grows with every run.
  rmSync(report, { recursive: true, force: true });
  // A run of three chosen tests says nothing about a trend.
  const wholeRun = latest?.status !== 'interrupted' && latest?.scope.filters.length === 0;
  const code = await run([...TOOLS.allure, 'generate', results, '--config', join(ROOT, 'allurerc.mjs'), '--output', report], { quiet: 'output', env: { TOUCHSTONE_TREND: wholeRun ? 'yes' : 'no' } });
  if (code !== 0) throw new Error(`The Allure report could not be made: allure ended with ${code}. Its results are in ${results}.`);
  stripAnalytics(report);
  return join(report, 'index.html');
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
