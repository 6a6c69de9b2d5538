import { PROJECTS } from '#utils/projects';
import type { Iteration } from '../reports/iteration.schema.ts';
import { generateAllure } from './allure.ts';
import { ensureBrowser } from './browser.ts';
import { run, TOOLS } from './child.ts';
import { forgetLatest, readLatest } from './latest.ts';

/**
 * `npm test`: types, lint, then every project. Everything is tried, so that one run tells all there is to tell; the last line
 * counts the tests.
 */
export async function main(args: readonly string[]): Promise<number> {
  if (PROJECTS.some((row) => row.browser)) await ensureBrowser();
  forgetLatest();
  const types = await step('types', [...TOOLS.tsc]);
  const lint = await step('lint', [...TOOLS.oxlint, '--type-aware', '--deny-warnings']);
  const tests = await run([...TOOLS.playwright, 'test', ...args]);
  const latest = readLatest();
  await generateAllure(latest);
  console.log(`\ntypes ${word(types)}, lint ${word(lint)}, tests ${word(tests)}`);
  console.log(latest ? countsOf(latest) : 'no record of the tests was written: see the error above');
  return [types, lint, tests].every((code) => code === 0) && latest ? 0 : 1;
}

async function step(name: string, command: readonly string[]): Promise<number> {
  console.log(`\n${name}`);
  return run(command);
}

const word = (code: number) => (code === 0 ? 'ok' : 'FAILED');

/** A flaky test failed; a test that did not run was left out as much as one that skipped itself. */
const countsOf = ({ totals }: Iteration) => `${totals.passed} passed, ${totals.failed + totals.flaky} failed, ${totals.skipped + totals.notRun} skipped`;
