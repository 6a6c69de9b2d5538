import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, linkSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { TouchstoneError } from '#utils/errors';
import { withoutOptions } from '#utils/arguments';
import { stateOf } from '../reports/journal/git.ts';
import { ROOT, run } from './child.ts';
import { main as merge } from './merge.ts';
import { plainly } from './plainly.ts';

/**
 * `npm run matrix -- --shards 4 [arguments of playwright test]`: what CI does, on this machine. Each shard runs in a clone of the last
 * commit, one after the other, as on machines of their own; what they leave is merged and gated here. Planned and realised balance
 * are told by the merge.
 */
export const main = (args: readonly string[]): Promise<number> => plainly(() => matrix(args));

async function matrix(args: readonly string[]): Promise<number> {
  const { total, rest } = readShards(args);
  const { commit, dirty } = stateOf(ROOT);
  if (commit === null) throw refused('a git checkout to clone', 'this is none', ROOT);
  if (dirty) console.log('Changes that are not committed do not take part: the clones are of the last commit.');
  mkdirSync(join(ROOT, '.touchstone'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, '.touchstone/matrix-'));
  const parts = join(ROOT, 'reports/out/parts');
  rmSync(parts, { recursive: true, force: true });
  try {
    const name = `matrix-${new Date().toISOString().slice(0, 19).replace(/\D/g, '')}`;
    for (let shard = 1; shard <= total; shard++) await runShard(join(folder, `shard-${shard}`), { shard: `${shard}/${total}`, name, rest, keep: join(parts, `shard-${shard}`) });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log('\nmerge');
  return (await merge([parts])) === 0 ? run([process.execPath, join(ROOT, 'scripts/start.mjs'), 'gate']) : 1;
}

async function runShard(clone: string, { shard, name, rest, keep }: { readonly shard: string; readonly name: string; readonly rest: readonly string[]; readonly keep: string }): Promise<void> {
  console.log(`\nshard ${shard}`);
  execFileSync('git', ['clone', '--quiet', ROOT, clone], { stdio: ['ignore', 'ignore', 'inherit'] });
  linkTree(join(ROOT, 'node_modules'), join(clone, 'node_modules'));
  // What it lacks, should it be cut off, the merge notices.
  await run([process.execPath, join(clone, 'scripts/start.mjs'), 'shard', shard, ...rest], { cwd: clone, env: { TOUCHSTONE_RUN: name } });
  if (existsSync(join(clone, 'reports/out'))) cpSync(join(clone, 'reports/out'), keep, { recursive: true });
  rmSync(clone, { recursive: true, force: true });
}

function readShards(args: readonly string[]): { total: number; rest: string[] } {
  const at = args.findIndex((argument) => argument === '--shards' || argument.startsWith('--shards='));
  const given = at === -1 ? '4' : (args[at]?.split('=')[1] ?? args[at + 1] ?? '');
  if (!/^[1-9]\d?$/.test(given)) throw refused('--shards with a number from 1 to 99', `--shards ${given}`, 'the command line');
  const rest = args.filter((_, index) => index !== at && !(index === at + 1 && args[at] === '--shards'));
  if (withoutOptions(rest, ['shard']).length !== rest.length) throw refused('the number of shards as --shards', 'one of them, as --shard', 'the command line');
  return { total: Number(given), rest };
}

/** A folder of packages once more, without copying what is in it. */
function linkTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkTree(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else linkSync(source, target);
  }
}

const refused = (expected: string, happened: string, where: string) => new TouchstoneError('E_SHARD', { expected, happened, where, next: 'docs/ci.md' });
