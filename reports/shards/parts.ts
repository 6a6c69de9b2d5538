import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Journal } from '../journal/journal.schema.ts';
import { JOURNAL } from '../journal/place.ts';
import { readJournal } from '../journal/read.ts';

/** A journal with where it was found. */
export interface Part {
  readonly journal: Journal;
  readonly file: string;
  /** The `reports/out` of the machine that wrote it. */
  readonly root: string;
}

/** All parts below a folder, wherever in it artefacts were unpacked to; by the names of their files. */
export function findParts(folder: string): Part[] {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  return names.filter((name) => name.endsWith(JOURNAL)).sort().map((name) => {
    const file = join(folder, name);
    // <root>/runs/<run>/<part>.journal.jsonl
    return { journal: readJournal(file), file, root: dirname(dirname(dirname(file))) };
  });
}

/** Names of the runs of which there is a journal here, newest first. */
export function runsIn(reports: string): string[] {
  const folder = join(reports, 'runs');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const journals = (name: string) => readdirSync(join(folder, name)).filter((file) => file.endsWith(JOURNAL));
  // By when something was last written, so that not all of them have to be read.
  const written = (name: string) => Math.max(...journals(name).map((file) => statSync(join(folder, name, file)).mtimeMs));
  return names.filter((name) => journals(name).length > 0).sort((a, b) => written(b) - written(a));
}
