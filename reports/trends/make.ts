import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scanHistory } from '../iteration/history.ts';
import { makeIterationPages } from './iteration-page.ts';
import { loadAssets } from './assets.ts';
import { pageOf } from './page.ts';
import { trendsOf } from './trends.ts';

/** What was made of a history. */
export interface MadeTrends {
  readonly file: string;
  readonly iterations: number;
  readonly unreadable: readonly string[];
}

/** Makes `trends.html` and a page for each iteration in a folder of reports, from what lies there and nothing else. */
export async function makeTrends(folder: string, madeAt = new Date()): Promise<MadeTrends> {
  const { lines, unreadable: broken } = scanHistory(folder);
  const unreadable = broken.map(({ number, problem }) => `line ${number}: ${problem}`);
  makeIterationPages(join(folder, 'iterations'));
  const pageOfIteration = (id: string) => (existsSync(join(folder, 'iterations', `${id}.html`)) ? `iterations/${encodeURIComponent(id)}.html` : null);
  const page = pageOf(trendsOf({ lines, unreadable, madeAt, pageOf: pageOfIteration }), await loadAssets());
  const file = join(folder, 'trends.html');
  mkdirSync(folder, { recursive: true });
  // Renamed into place: whoever has it open never reloads half of it.
  writeFileSync(`${file}.new`, page);
  renameSync(`${file}.new`, file);
  return { file, iterations: lines.length, unreadable };
}
