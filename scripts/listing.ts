import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { reasonOf } from '#utils/errors';
import { Listing } from '../reports/shards/list.reporter.ts';
import { ROOT, TOOLS } from './child.ts';

/** The tests that these arguments of `playwright test` select at present, in the folder in which the command was called. */
export async function listTests(args: readonly string[]): Promise<Listing> {
  const [file, ...command] = TOOLS.playwright;
  // A list needs no browser.
  const { TOUCHSTONE_REQUIRE_BROWSER: _, ...env } = process.env;
  const output = await new Promise<string>((answer) => {
    const all = [...command, 'test', ...args, '--list', `--reporter=${resolve(ROOT, 'reports/shards/list.reporter.ts')}`];
    execFile(file, all, { env, maxBuffer: 2 ** 28 }, (error, stdout, stderr) => answer(stdout.trim() || `${stderr}\n${reasonOf(error)}`));
  });
  const last = output.split('\n').at(-1) ?? '';
  return last.startsWith('{') ? Listing.parse(JSON.parse(last)) : { target: 'unknown', tests: [], errors: [output] };
}
