import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { reasonOf, TouchstoneError } from '#utils/errors';
import { auditIteration } from '../iteration/audit.ts';
import { Iteration } from '../iteration/iteration.schema.ts';
import { decideAtEnd } from './decide.ts';
import type { Facts } from './evidence.ts';
import type { Finding } from './finding.ts';
import { recount } from './recount.ts';
import { digestOf, type Rules } from './rules.ts';

/** A record that has been read and found sound. */
export interface Held {
  readonly iteration: Iteration;
  /** What to decide from. */
  readonly facts: Facts;
  readonly seen: readonly Finding[];
}

/** The file of an iteration by id or path, or of the latest one; undefined where there is none. */
export function fileOf(named: string | undefined, folder: string): string | undefined {
  const candidates = [...(named === undefined ? [] : [resolve(named)]), join(folder, 'iterations', `${named ?? 'latest'}.json`)];
  return candidates.find((file) => file.endsWith('.json') && existsSync(file));
}

/**
 * Reads a record, audits it, and holds it against the other accounts of the run.
 * @throws TouchstoneError E_REPORT for one that contradicts itself or them
 */
export function holdRecord(file: string, rules: Rules): Held {
  const parsed = Iteration.safeParse(parse(file));
  // Told alone: a record of another version has everything else wrong as well.
  if (parsed.error?.issues.some(({ path }) => path[0] === 'schema')) throw contradicts(file, ['it is not of schema 2, but of another version of the framework']);
  if (!parsed.success) throw contradicts(file, parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the record'}: ${message}`));
  const iteration = parsed.data;
  const { contradictions, seen, failures } = recount(iteration, resolve(dirname(file), '..'), rules);
  const all = [...decisionIsItsOwn(iteration, rules), ...auditIteration(iteration), ...contradictions];
  if (all.length > 0) throw contradicts(file, all);
  return { iteration, facts: { ...iteration, failures }, seen };
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw contradicts(file, [reasonOf(error)]);
  }
}

/** By the rules it names, the facts make one decision only. Other rules than today's cannot be tried. */
function decisionIsItsOwn(iteration: Iteration, rules: Rules): string[] {
  if (iteration.policy !== digestOf(rules)) return [];
  const { decision } = decideAtEnd(iteration, rules);
  return decision === iteration.decision ? [] : [`the decision is recorded as ${iteration.decision}, the facts and the rules it names make it ${decision}`];
}

const contradicts = (where: string, contradictions: readonly string[]) => {
  const shown = contradictions.slice(0, 12);
  const more = contradictions.length - shown.length;
  return new TouchstoneError('E_REPORT', {
    expected: 'a record that agrees with itself, its journals and the history',
    happened: [...shown, ...(more > 0 ? [`… and ${more} more`] : [])].join('\n'),
    where,
    next: 'run the tests again: a record is computed, never written by hand; docs/gate.md#a-record-that-contradicts-itself',
  });
};
