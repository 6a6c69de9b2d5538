import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { readCatalogue } from '#utils/catalogue/catalogue';
import { TouchstoneError } from '#utils/errors';
import { quarantinedIn } from '../flakes/quarantine.ts';
import { decideAtEnd } from '../gate/decide.ts';
import { labelsOf, readRulesBeside, type Rules } from '../gate/rules.ts';
import { commitsBetween } from '../journal/git.ts';
import type { Journal } from '../journal/journal.schema.ts';
import { readRun } from '../journal/read.ts';
import { publish } from '../publish.ts';
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

/** The iteration, not audited and not written. Decided by the rules of this project, unless others are given. */
export const computeIteration = (folder: string, journals: readonly Journal[], rules = readRulesBeside(ROOT)): Iteration => iterationOf(journals, readHistory(folder), contextOf(folder, journals, rules));

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
  for (const annotation of publish(iteration, folder)) console.log(annotation);
  // Last, and renamed into place: whoever reads latest.json sees all of it, and the rest is there.
  writeFileSync(join(iterations, 'latest.json.new'), json);
  renameSync(join(iterations, 'latest.json.new'), join(iterations, 'latest.json'));
}

/** The list of failed tests, in the form `--test-list` wants. */
export const rerunFile = (folder: string, id: string): string => join(folder, 'iterations', `${id}.rerun.txt`);
const rerunList = ({ failures }: Iteration) => [...new Set(failures.map(({ project, file, title }) => `[${project}] › ${file} › ${title}`))].join('\n');

const ROOT = resolve(import.meta.dirname, '../..');

function contextOf(folder: string, journals: readonly Journal[], rules: Rules): Context {
  const quarantined = quarantinedIn(journals);
  return {
    catalogue: readCatalogue(), labels: labelsOf(rules), isQuarantined: (id) => quarantined.has(id), commitsBetween: (from, to) => commitsBetween(ROOT, from, to),
    rerun: (id) => `npx playwright test --test-list=${relative(process.cwd(), rerunFile(folder, id))}`,
    decide: (facts) => {
      const { decision, reasons, waived, policy } = decideAtEnd(facts, rules);
      return { decision, reasons, waived, policy };
    },
  };
}
