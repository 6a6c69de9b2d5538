import { existsSync } from 'node:fs';
import { ALLURE_REPORT } from './allure.ts';
import { run, TOOLS } from './child.ts';

/** `npm run report`: serves the last Allure report and opens it. */
export async function main(): Promise<number> {
  if (existsSync(ALLURE_REPORT)) return run([...TOOLS.allure, 'open', ALLURE_REPORT]);
  console.error('There is no report yet: `npm run e2e` makes one.');
  return 1;
}
