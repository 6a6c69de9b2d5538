import { rowOf } from '#utils/projects';
import { assay } from '../assay/main.ts';
import type { Iteration } from '../reports/iteration/iteration.schema.ts';
import { ensureBrowser } from './browser.ts';
import { run, TOOLS } from './child.ts';
import { forgetLatest, readLatest } from './latest.ts';
import { makeReports } from './make-reports.ts';

/**
 * `npm test`: types, lint, every project, and the proof that each test can fail. Everything is tried, so that one run tells
 * all there is to tell; the last line counts the tests. With arguments for Playwright only the tests they choose.
 */
export async function main(args: readonly string[]): Promise<number> {
  const hasBrowser = await ensureBrowser();
  forgetLatest();
  const types = await step('types', [...TOOLS.tsc]);
  const lint = await step('lint', [...TOOLS.oxlint, '--type-aware', '--deny-warnings']);
  const tests = await run([...TOOLS.playwright, 'test', ...args]);
  const latest = readLatest();
  await makeReports(latest);
  const proof = args.length > 0 ? undefined : tests === 0 ? await proofOf(hasBrowser) : 2;
  console.log(`\ntypes ${word(types)}, lint ${word(lint)}, tests ${word(tests)}${proof === undefined ? '' : `, assay ${proof === 2 ? 'not possible' : word(proof)}`}`);
  console.log(latest ? countsOf(latest) : 'no record of the tests was written: see the error above');
  return [types, lint, tests, proof ?? 0].every((code) => code === 0) && latest ? 0 : 1;
}

/** Bounded in time: the proof of the others takes as long again, and is the nightly job's. */
const PROVEN_HERE = ['p1', 'chat'];

/** What has not changed since the last time is not run again; on a fresh machine that is everything. */
async function proofOf(hasBrowser: boolean): Promise<number> {
  console.log('\nassay');
  return assay(PROVEN_HERE.filter((name) => hasBrowser || !rowOf(name)?.browser).map((name) => `--project=${name}`));
}

async function step(name: string, command: readonly string[]): Promise<number> {
  console.log(`\n${name}`);
  return run(command);
}

const word = (code: number) => (code === 0 ? 'ok' : 'FAILED');

/** A flaky test failed; a test that did not run was left out as much as one that skipped itself. */
const countsOf = ({ totals }: Iteration) => `${totals.passed} passed, ${totals.failed + totals.flaky} failed, ${totals.skipped + totals.notRun} skipped`;
