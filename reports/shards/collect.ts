import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { runFolder } from '../journal/place.ts';
import type { Part } from './parts.ts';

/** Where blobs and Allure results of parts lie that are no longer the newest of their machine. */
const asideIn = (reports: string, run: string) => join(runFolder(reports, run), 'aside');

/** Brings what all parts left behind together in one folder of reports: journals, plan, attachments. */
export function collectParts(parts: readonly Part[], reports: string): void {
  const run = parts[0]?.journal.begin.run ?? '';
  const here = runFolder(reports, run);
  const elsewhere = parts.filter(({ root }) => resolve(root) !== resolve(reports));
  // What lies here of an earlier attempt at merging would be taken for one more part.
  if (elsewhere.length === parts.length) rmSync(here, { recursive: true, force: true });
  mkdirSync(here, { recursive: true });
  for (const { file, root } of elsewhere) {
    cpSync(file, join(here, basename(file)));
    for (const name of readdirSync(dirname(file)).filter((entry) => entry.startsWith('plan-of-'))) cpSync(join(dirname(file), name), join(here, name));
    for (const name of readdirSync(root).filter((entry) => entry.startsWith('test-results'))) cpSync(join(root, name), join(reports, name), { recursive: true });
  }
}

/** Puts the blobs of all parts into one empty folder; returns how many there are. */
export function collectBlobs(parts: readonly Part[], into: string): number {
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into, { recursive: true });
  const files = foldersOf(parts, 'blob').flatMap((folder) => filesIn(folder).filter((file) => file.endsWith('.zip')));
  for (const [index, file] of files.entries()) cpSync(file, join(into, `${index + 1}-${basename(file)}`));
  return files.length;
}

/** Puts the Allure results of all parts into one folder; returns how many files there are. Their names are unique. */
export function collectAllure(parts: readonly Part[], into: string): number {
  const pids = new Set(parts.map(({ journal }) => `${journal.begin.pid}`));
  // Each process writes into `<time>-<pid>`; others in the same place are of other runs.
  const runs = foldersOf(parts, 'allure-results').flatMap((folder) => readdirSync(folder).filter((name) => pids.has(name.split('-')[1] ?? '')).map((name) => join(folder, name)));
  const files = runs.filter((folder) => resolve(folder) !== resolve(into)).flatMap(filesIn);
  // Results of other runs would be reported once more, unless this is the machine that wrote some of these.
  if (!files.some((file) => file.startsWith(dirname(resolve(into))))) rmSync(dirname(into), { recursive: true, force: true });
  mkdirSync(into, { recursive: true });
  for (const file of files) cpSync(file, join(into, basename(file)));
  return files.length;
}

/** Before a run is resumed: what the next Playwright process would remove when it begins is moved out of its way. */
export function setAside(reports: string, run: string): void {
  for (const kind of ['blob', 'allure-results']) {
    const from = join(reports, kind);
    if (!existsSync(from)) continue;
    const to = join(asideIn(reports, run), kind);
    mkdirSync(to, { recursive: true });
    for (const name of readdirSync(from)) renameSync(join(from, name), join(to, kind === 'blob' ? `${readdirSync(to).length}-${name}` : name));
  }
}

/** Folders of a kind of all machines that took part, those set aside included. */
function foldersOf(parts: readonly Part[], kind: string): string[] {
  const run = parts[0]?.journal.begin.run ?? '';
  const roots = [...new Set(parts.map(({ root }) => resolve(root)))];
  return roots.flatMap((root) => [join(root, kind), join(asideIn(root, run), kind)]).filter((folder) => existsSync(folder));
}

const filesIn = (folder: string) => readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [join(folder, entry.name)] : []));
