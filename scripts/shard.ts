import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { isSelected, readSelection } from '#utils/arguments';
import { TouchstoneError } from '#utils/errors';
import { PROJECTS } from '#utils/projects';
import { journalFile, runFolder } from '../reports/journal/place.ts';
import { readJournal } from '../reports/journal/read.ts';
import { ensureBrowser } from './browser.ts';
import { ROOT, run, TOOLS } from './child.ts';
import { plainly } from './plainly.ts';

/**
 * `npm run shard -- 2/4 [arguments of playwright test]`: runs one shard of the projects that talk to a target, or of those that are
 * named. Ends with 0 when it ran to its end, whatever its tests say: that is for the gate to decide, over all shards.
 */
export const main = (args: readonly string[]): Promise<number> => plainly(() => shard(args));

async function shard([which = '', ...rest]: readonly string[]): Promise<number> {
  const [, current, total] = /^(\d+)\/(\d+)$/.exec(which) ?? [];
  const name = process.env['TOUCHSTONE_RUN'];
  if (current === undefined || total === undefined) throw refused('which shard it is, as in 2/4', which || 'nothing');
  if (!name) throw refused('TOUCHSTONE_RUN, the same for all shards of a run', 'it is not set');
  const chosen = readSelection(rest).projects.length > 0 ? rest : [...PROJECTS.filter(({ target, folder }) => target && existsSync(resolve(ROOT, folder))).map((row) => `--project=${row.name}`), ...rest];
  const selection = readSelection(chosen);
  if (PROJECTS.some((row) => row.browser !== false && isSelected(selection, row.name))) await ensureBrowser();
  const code = await run([...TOOLS.playwright, 'test', `--shard=${current}/${total}`, ...chosen]);
  const journal = journalFile(runFolder(resolve(ROOT, 'reports/out'), name), process.env['TOUCHSTONE_PART'] ?? `shard-${current}-of-${total}`);
  const { status } = (existsSync(journal) ? readJournal(journal).end : undefined) ?? {};
  return status === 'passed' || status === 'failed' || status === 'timedout' ? 0 : code || 1;
}

const refused = (expected: string, happened: string) => new TouchstoneError('E_SHARD', { expected, happened, where: 'npm run shard', next: 'docs/ci.md' });
