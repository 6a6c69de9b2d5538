import { relative } from 'node:path';
import { readSelection } from '#utils/arguments';
import { rowOf } from '#utils/projects';
import { ensureBrowser } from './browser.ts';
import { ROOT, run, TOOLS } from './child.ts';
import { EXIT_CODES } from '../reports/gate/decide.ts';
import { forgetLatest, readLatest } from './latest.ts';
import { makeReports } from './make-reports.ts';

/**
 * `npm run e2e [-- any argument of playwright test]`: installs a browser when one is needed and missing, runs tier p1 or what
 * the arguments say, makes the Allure report and the page of trends. Ends with Playwright's exit code, or with the decision's where all
 * tests passed and it still isn't GO.
 */
export async function main(args: readonly string[]): Promise<number> {
  const { projects, files } = readSelection(args);
  const chosen = projects.length + files.length > 0 ? args : ['--project=p1', ...args];
  if (projects.some((name) => rowOf(name)?.browser)) await ensureBrowser();
  forgetLatest();
  const code = await run([...TOOLS.playwright, 'test', ...chosen]);
  const latest = readLatest();
  const { allure, trends } = await makeReports(latest);
  if (allure) console.log(`  Allure report: ${relative(ROOT, allure)}\n  Playwright report: reports/out/playwright/index.html\n  Trends: ${relative(ROOT, trends)}`);
  return code === 0 && latest ? EXIT_CODES[latest.decision] : code;
}
