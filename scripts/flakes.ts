import { writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { TouchstoneError } from '#utils/errors';
import { flakesOf, flakesText } from '../reports/flakes/flakes.report.ts';
import { readHistory } from '../reports/iteration/history.ts';
import { readRules } from '../reports/gate/rules.ts';
import { ROOT } from './child.ts';
import { readOptions } from './options.ts';

const text = { type: 'string' } as const;

/** `npm run flakes`: how steady each test is, by the history. Decides nothing: exit code 0, or 3 where it was asked wrongly. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    return flakes(args);
  } catch (error) {
    if (!(error instanceof TouchstoneError)) throw error;
    console.error(error.message);
    return 3;
  }
}

function flakes(args: readonly string[]): number {
  const options = readOptions('flakes', args, { target: text, reports: text, policy: text, quarantine: text });
  const folder = resolve(options.reports ?? join(ROOT, 'reports/out'));
  const { policy, quarantine } = readRules(ROOT, options);
  const history = readHistory(folder);
  // Runs against another platform say nothing about this one's.
  const target = options.target ?? history.at(-1)?.target;
  if (target === undefined) {
    console.log('There is no history yet: every run of the tests adds a line to reports/out/history.jsonl.');
    return 0;
  }
  const found = flakesOf(history, target, policy, quarantine);
  const told = flakesText(found, policy);
  writeFileSync(join(folder, 'flakes.json'), `${JSON.stringify(found, null, 1)}\n`);
  writeFileSync(join(folder, 'flakes.md'), `${told}\n`);
  console.log(`${told}\n\n${['flakes.md', 'flakes.json'].map((name) => relative(process.cwd(), join(folder, name))).join('  ')}`);
  return 0;
}
