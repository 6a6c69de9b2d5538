import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { FullConfig } from '@playwright/test/reporter';
import { readRunNames } from '#utils/env';

/** Where one process writes down what it does. */
export interface Place {
  readonly run: string;
  readonly part: string;
  /** Folder of the run: `reports/out/runs/<run>`. */
  readonly folder: string;
  /** The journal: `<folder>/<part>.journal.jsonl`. */
  readonly file: string;
}

/** Names by TOUCHSTONE_RUN and TOUCHSTONE_PART; without them a new run, whose part is the shard or `main`. @throws TouchstoneError E_ENV */
export function placeOf(reports: string, { shard }: Pick<FullConfig, 'shard'>, startedAt: Date): Place {
  const names = readRunNames();
  const run = names.run ?? idAt(startedAt);
  const part = names.part ?? (shard ? `shard-${shard.current}-of-${shard.total}` : 'main');
  const folder = runFolder(reports, run);
  return { run, part, folder, file: journalFile(folder, part) };
}

export const runFolder = (reports: string, run: string): string => join(reports, 'runs', run);
export const JOURNAL = '.journal.jsonl';
export const journalFile = (folder: string, part: string): string => join(folder, `${part}${JOURNAL}`);

const idAt = (start: Date) => `${start.toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')}-${randomBytes(2).toString('hex')}`;
