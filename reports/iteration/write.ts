import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { readCatalogue } from '#utils/catalogue/catalogue';
import { TouchstoneError } from '#utils/errors';
import { decide } from '../gate.ts';
import { commitsBetween } from '../journal/git.ts';
import type { Journal } from '../journal/journal.schema.ts';
import { readRun } from '../journal/read.ts';
import { auditIteration } from './audit.ts';
import { appendHistory, readHistory } from './history.ts';
import type { Iteration } from './iteration.schema.ts';
import type { Context } from './iteration.ts';
import { iterationOf } from './iteration.ts';
import { markdownOf } from './markdown.ts';

/**
 * Makes the iteration of a run from the journals in its folder, whoever wrote them, and writes all that is told of it: JSON,
 * Markdown, the list of failed tests, the history. @throws TouchstoneError E_REPORT when it would contradict itself; then nothing is written
 * @param folder folder of all reports, `reports/out`
 */
export function writeIteration(folder: string, runFolder: string): Iteration {
  const iteration = computeIteration(folder, readRun(runFolder));
  refuseContradictions(auditIteration(iteration), runFolder);
  keepIteration(folder, iteration);
  return iteration;
}

/** The iteration, not audited and not written. */
export const computeIteration = (folder: string, journals: readonly Journal[]): Iteration => iterationOf(journals, readHistory(folder), contextOf(folder));

/** @throws TouchstoneError E_REPORT when there is one */
export function refuseContradictions(contradictions: readonly string[], where: string): void {
  if (contradictions.length === 0) return;
  throw new TouchstoneError('E_REPORT', { expected: 'a report that agrees with itself and with what was seen during the run', happened: contradictions.join('\n'), where });
}

/** Writes an iteration that is sound. */
export function keepIteration(folder: string, iteration: Iteration): void {
  const iterations = join(folder, 'iterations');
  const json = `${JSON.stringify(iteration, null, 2)}\n`;
  mkdirSync(iterations, { recursive: true });
  writeFileSync(join(iterations, `${iteration.id}.json`), json);
  writeFileSync(join(iterations, `${iteration.id}.md`), markdownOf(iteration));
  if (iteration.failures.length > 0) writeFileSync(rerunFile(folder, iteration.id), `${rerunList(iteration)}\n`);
  appendHistory(folder, iteration);
  // Last, and renamed into place: whoever reads latest.json sees all of it, and the rest is there.
  writeFileSync(join(iterations, 'latest.json.new'), json);
  renameSync(join(iterations, 'latest.json.new'), join(iterations, 'latest.json'));
}

/** The list of failed tests, in the form `--test-list` wants. */
export const rerunFile = (folder: string, id: string): string => join(folder, 'iterations', `${id}.rerun.txt`);
const rerunList = ({ failures }: Iteration) => [...new Set(failures.map(({ project, file, title }) => `[${project}] › ${file} › ${title}`))].join('\n');

function contextOf(folder: string): Context {
  const root = resolve(import.meta.dirname, '../..');
  return {
    catalogue: readCatalogue(), decide, isQuarantined: () => false, commitsBetween: (from, to) => commitsBetween(root, from, to),
    rerun: (id) => `npx playwright test --test-list=${relative(process.cwd(), rerunFile(folder, id))}`,
  };
}
