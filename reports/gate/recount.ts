import { existsSync } from 'node:fs';
import { lineOf, readHistory } from '../iteration/history.ts';
import type { HistoryLine, Iteration } from '../iteration/iteration.schema.ts';
import { computeIteration } from '../iteration/write.ts';
import type { Journal } from '../journal/journal.schema.ts';
import { runFolder } from '../journal/place.ts';
import { readRun } from '../journal/read.ts';
import { type Finding, found } from './finding.ts';
import { nameOf } from './mention.ts';
import type { Rules } from './rules.ts';

/**
 * Holds a record against the two other accounts of the same run: its journals, from which it is computed once more, and its line
 * in the history. Whoever wants another decision has to rewrite all three alike.
 */
export interface Recount {
  readonly contradictions: readonly string[];
  /** What is known of the record besides. */
  readonly seen: readonly Finding[];
  /** Failures as the journals tell and today's rules classify them; those of the record where there is no journal. */
  readonly failures: Iteration['failures'];
}

/** @param folder of all reports, in which the record lies under `iterations/` */
export function recount(iteration: Iteration, folder: string, rules: Rules): Recount {
  const runs = runFolder(folder, iteration.id);
  const journals = existsSync(runs) ? readRun(runs) : [];
  const again = journals.length > 0 ? computeIteration(folder, journals, rules) : undefined;
  const line = readHistory(folder).find(({ id }) => id === iteration.id);
  return {
    contradictions: [...(again ? againstJournals(iteration, again) : []), ...(line ? againstHistory(iteration, line) : [])],
    seen: [
      ...found(rules.policy.evidence.journals === 'required' ? 'void' : 'note', again ? [] : ['the journals of this run are not here: nothing to hold its record against']),
      ...found('proven', toldToFail(journals)),
    ],
    failures: again?.failures ?? iteration.failures,
  };
}

/** A test that has to fail to pass proves nothing about the platform. */
function toldToFail(journals: readonly Journal[]): string[] {
  const ids = new Set(journals.flatMap(({ attempts }) => attempts).filter(({ status, expected }) => status === expected && (status === 'failed' || status === 'timedOut')).map(({ id }) => id));
  return ids.size > 0 ? [`${ids.size} test(s) count as passed because they failed as they were told to (test.fail)`] : [];
}

/** What a decision is made of. Not the classes of failures: the rules that find them may have become better since. */
const COMPARED = ['startedAt', 'endedAt', 'status', 'scope', 'target', 'suite', 'machine', 'totals', 'projects', 'errors'] as const;

function againstJournals(iteration: Iteration, again: Iteration): string[] {
  const records = new Map(iteration.tests.map((test) => [test.id, test]));
  const known = new Set(again.tests.map(({ id }) => id));
  return [
    ...again.tests.flatMap((test) => {
      const record = records.get(test.id);
      if (!record) return [`${nameOf(test)} was part of the run, the record does not know it`];
      if (record.outcome !== test.outcome) return [`${nameOf(test)} is recorded as ${record.outcome}, its journal says ${test.outcome}`];
      return same(record, test) ? [] : [`${nameOf(test)} is recorded in another way than its journal tells`];
    }),
    ...iteration.tests.flatMap((test) => (known.has(test.id) ? [] : [`${nameOf(test)} is in the record, no journal knows it`])),
    ...COMPARED.flatMap((key) => (same(iteration[key], again[key]) ? [] : [`${key}: recorded is ${brief(iteration[key])}, the journals say ${brief(again[key])}`])),
  ];
}

function againstHistory(iteration: Iteration, line: HistoryLine): string[] {
  const own = lineOf(iteration);
  const letters = new Map(line.tests.map(([id, letter]) => [id, letter]));
  return [
    ...own.tests.flatMap(([id, letter]) => (letters.get(id) === letter ? [] : [`test ${id} is recorded as ${letter}, the history says ${letters.get(id) ?? 'nothing'}`])),
    ...(['decision', 'target', 'startedAt', 'totals', 'causes'] as const).flatMap((key) => (same(own[key], line[key]) ? [] : [`${key}: recorded is ${brief(own[key])}, the history says ${brief(line[key])}`])),
  ];
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const brief = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 160);
