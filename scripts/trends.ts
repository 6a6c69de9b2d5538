import { join, relative } from 'node:path';
import { makeTrends } from '../reports/trends/make.ts';
import { ROOT } from './child.ts';

/** `npm run trends [-- folder]`: makes the page of all recorded iterations. Ends with 1 where nothing is recorded yet. */
export async function main([folder = join(ROOT, 'reports/out')]: readonly string[]): Promise<number> {
  const { file, iterations, unreadable } = await makeTrends(folder);
  for (const reason of unreadable) console.warn(`  ${join(relative(process.cwd(), folder), 'history.jsonl')}, ${reason}: left out`);
  console.log(`  Trends over ${iterations} iteration(s): ${relative(process.cwd(), file)}`);
  if (iterations === 0) console.error('  Nothing is recorded yet: `npm run e2e` records an iteration.');
  return iterations === 0 ? 1 : 0;
}
