import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Fault } from '../platform/faults/fault.ts';

const ROOT = resolve(import.meta.dirname, '..');
const FAULTS = join(ROOT, 'platform/faults');
const IS_SOURCE = /\.(?:ts|tsx|mjs|json|csv|css|html)$/;

export const digestOf = (...texts: readonly string[]): string => createHash('sha256').update(texts.join('\0')).digest('hex').slice(0, 16);

const digestOfFiles = (paths: readonly string[]): string => digestOf(...paths.flatMap((path) => [relative(ROOT, path), readFileSync(path, 'utf8')]));

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => IS_SOURCE.test(name) && !/(?:^|[\\/])(?:node_modules|dist)[\\/]/.test(name));
  return names.sort().map((name) => join(folder, name));
}

/** How verdicts are reached, and what is recorded with them. */
const OF_A_RECORD = ['assay/verdict.ts', 'assay/evidence.ts', 'reports/journal/entries.ts', 'reports/journal/describe-error.ts', 'reports/classify/statement.ts'];

/** What every verdict rests on: platform, fixtures, pages and clients, and how verdicts are reached. Not specs, and not single faults. */
export function baseDigest(): string {
  const platform = filesIn(join(ROOT, 'platform')).filter((path) => !path.startsWith(`${FAULTS}/`));
  const mechanism = ['fault.ts', 'variations.ts'].map((name) => join(FAULTS, name));
  const others = ['fixtures', 'pages', 'utils'].flatMap((folder) => filesIn(join(ROOT, folder)));
  return digestOfFiles([...platform, ...mechanism, ...others, ...OF_A_RECORD.map((name) => join(ROOT, name)), join(ROOT, 'package-lock.json'), join(ROOT, 'playwright.config.ts')]);
}

/** A spec with what it rests on. Specs may share helpers of their folder, so those count too. */
export function specDigest(base: string, file: string): string {
  const helpers = filesIn(dirname(file)).filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'));
  return digestOf(base, readFileSync(file, 'utf8'), digestOfFiles(helpers));
}

/** A fault: its own file, and what the faults of all families share. */
export function faultDigests(faults: readonly Fault[]): Map<string, string> {
  const files = filesIn(FAULTS);
  const shared = digestOfFiles(files.filter((path) => !path.endsWith('.fault.ts') && !path.endsWith('index.ts') && !path.endsWith('fault.routes.ts')));
  return new Map(faults.map(({ id }) => {
    const own = join(FAULTS, `${id}.fault.ts`);
    // A file with several faults, or by another name: then its whole family stands for it.
    const paths = existsSync(own) ? [own] : files.filter((path) => path.startsWith(join(FAULTS, id.split('/')[0] ?? '')));
    return [id, digestOf(shared, digestOfFiles(paths))];
  }));
}

/** What is said about null platforms holds as long as they stay the same. */
export const nullDigest = (): string => digestOfFiles(filesIn(join(ROOT, 'assay/null-platforms')));
