import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Attempt, Journal } from '../journal/journal.schema.ts';
import { runFolder } from '../journal/place.ts';
import { readRun } from '../journal/read.ts';
import { readHistory } from '../flakes/history.ts';
import type { HistoryLine, Iteration, TestRecord } from '../iteration/iteration.schema.ts';
import { type Finding, found } from './finding.ts';

/**
 * Holds a record against the two other accounts of the same run: its journals and its line in the history. It reads them by
 * itself and trusts no count of the record, so that whoever wants another decision has to rewrite all three alike.
 */

/** What contradicts a record, and what is known of it besides. */
export interface Recount {
  readonly contradictions: string[];
  readonly seen: Finding[];
}

/** @param folder of all reports, in which the record lies under `iterations/` */
export function recount(iteration: Iteration, folder: string, required: 'required' | 'optional'): Recount {
  const runs = runFolder(folder, iteration.id);
  const journals = existsSync(runs) ? readRun(runs) : [];
  const line = historyOf(join(folder, 'history.jsonl'), iteration.id);
  const failing = journals.flatMap(({ attempts }) => attempts).filter(({ status, expected }) => status === 'failed' && expected === 'failed');
  return {
    contradictions: [...(journals.length > 0 ? againstJournals(iteration, journals) : []), ...(line ? againstHistory(iteration, line) : [])],
    seen: [
      ...found(required === 'required' ? 'void' : 'note', journals.length === 0 ? ['the journals of this run are not here: nothing to hold its record against'] : []),
      ...found('proven', failing.length > 0 ? [`${new Set(failing.map(({ id }) => id)).size} test(s) count as passed because they failed as they were told to (test.fail)`] : []),
    ],
  };
}

type Account = 'passed' | 'failed' | 'nothing';
const accountOf = ({ outcome }: TestRecord): Account => (outcome === 'flaky' ? 'failed' : outcome === 'skipped' || outcome === 'notRun' ? 'nothing' : outcome);

function againstJournals(iteration: Iteration, journals: readonly Journal[]): string[] {
  const records = new Map(iteration.tests.map((test) => [test.id, test]));
  const selected = new Map(journals.flatMap(({ begin }) => begin.tests).map((test) => [test.id, test]));
  const byTest = new Map<string, Attempt[]>();
  for (const attempt of journals.flatMap(({ attempts }) => attempts)) byTest.set(attempt.id, [...(byTest.get(attempt.id) ?? []), attempt]);
  // In the order in which they began.
  const [first] = journals;
  return [
    ...differs('target', iteration.target.name, first?.begin.target),
    ...differs('start', Date.parse(iteration.startedAt), Date.parse(first?.begin.startedAt ?? '')),
    ...[...selected.values()].flatMap(({ id, project, title }) => (records.has(id) ? [] : [`${project} › ${title} was selected, the record does not know it`])),
    ...iteration.tests.flatMap((test) => {
      const ran = happened(byTest.get(test.id) ?? []);
      const where = `${test.project} › ${test.title}`;
      if (!selected.has(test.id)) return test.outcome === 'notRun' ? [] : [`${where} is in the record, no journal knows it`];
      return ran === accountOf(test) ? [] : [`${where} is recorded as ${test.outcome}, its journal says ${ran}`];
    }),
  ];
}

/** One failed attempt is a failure, whatever came after it. */
function happened(attempts: readonly Attempt[]): Account {
  const ran = attempts.filter(({ status }) => status !== 'skipped' && status !== 'interrupted');
  if (ran.some(({ status, expected }) => status !== expected)) return 'failed';
  return ran.length > 0 ? 'passed' : 'nothing';
}

function historyOf(file: string, id: string): HistoryLine | undefined {
  return existsSync(file) ? readHistory(file).lines.findLast((line) => line.id === id) : undefined;
}

const LETTERS = { passed: 'p', failed: 'f', flaky: 'x', skipped: 's', notRun: 'n' } as const;

function againstHistory(iteration: Iteration, line: HistoryLine): string[] {
  const letters = new Map(line.tests.map(([id, letter]) => [id, letter]));
  return [
    ...differs('decision', iteration.decision, line.decision, 'history'),
    ...differs('target', iteration.target.name, line.target, 'history'),
    ...differs('number of tests', iteration.tests.length, line.tests.length, 'history'),
    ...iteration.tests.flatMap((test) => (letters.get(test.id) === LETTERS[test.outcome] ? [] : [`${test.project} › ${test.title} is recorded as ${test.outcome}, the history says ${letters.get(test.id) ?? 'nothing'}`])),
  ];
}

const differs = (what: string, recorded: string | number, other: string | number | undefined, by = 'journal') => (recorded === other ? [] : [`${what} ${recorded}, the ${by} says ${other ?? 'nothing'}`]);
