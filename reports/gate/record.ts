import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { reasonOf, TouchstoneError } from '#utils/errors';
import { Iteration, type Tally } from '../iteration/iteration.schema.ts';
import { decideAtEnd } from './decide.ts';
import type { Finding } from './finding.ts';
import { recount } from './recount.ts';
import { digestOf, type Rules } from './rules.ts';

/** A record that has been read and found sound. */
export interface Held {
  readonly iteration: Iteration;
  readonly seen: readonly Finding[];
}

/** The file of an iteration by id or path, or of the latest one; undefined where there is none. */
export function fileOf(named: string | undefined, folder: string): string | undefined {
  const candidates = [...(named === undefined ? [] : [resolve(named)]), join(folder, 'iterations', `${named ?? 'latest'}.json`)];
  return candidates.find((file) => file.endsWith('.json') && existsSync(file));
}

/**
 * Reads a record, does its sums again, and holds it against the other accounts of the run.
 * @throws TouchstoneError E_REPORT for one that contradicts itself or them
 */
export function holdRecord(file: string, rules: Rules, audit: (iteration: Iteration) => string[]): Held {
  const parsed = Iteration.safeParse(parse(file));
  // Told alone: a record of another version has everything else wrong as well.
  const version = parsed.error?.issues.find(({ path }) => path[0] === 'schema');
  if (version) throw contradicts(file, [`it is not of schema 2, but of another version of the framework`]);
  if (!parsed.success) throw contradicts(file, parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the record'}: ${message}`));
  const iteration = parsed.data;
  const { contradictions, seen } = recount(iteration, resolve(dirname(file), '..'), rules.policy.evidence.journals);
  const all = [...audit(iteration), ...sums(iteration), ...contradictions, ...decisionIsItsOwn(iteration, rules)];
  if (all.length > 0) throw contradicts(file, all);
  return { iteration, seen };
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw contradicts(file, [reasonOf(error)]);
  }
}

const OUTCOMES = ['passed', 'failed', 'flaky', 'skipped', 'notRun'] as const;

/** Every count and every failure against the list of tests. */
function sums({ tests, projects, totals, failures, scope }: Iteration): string[] {
  const failing = new Set(tests.filter(({ outcome }) => outcome === 'failed' || outcome === 'flaky').map(({ id }) => id));
  const listed = new Set(failures.map(({ id }) => id));
  return [
    ...counts('totals', totals, tests),
    ...Object.entries(projects).flatMap(([name, tally]) => counts(name, tally, tests.filter(({ project }) => project === name))),
    ...[...new Set(tests.map(({ project }) => project))].flatMap((project) => (scope.projects.includes(project) ? [] : [`tests of ${project}, which was not selected`])),
    ...[...failing].flatMap((id) => (listed.has(id) ? [] : [`test ${id} failed, its failure is not listed`])),
    ...[...listed].flatMap((id) => (failing.has(id) ? [] : [`a failure of test ${id} is listed, which did not fail`])),
    ...(new Set(tests.map(({ id }) => id)).size === tests.length ? [] : ['the same test is there twice']),
  ];
}

function counts(name: string, tally: Tally, tests: readonly Iteration['tests'][number][]): string[] {
  const off = OUTCOMES.filter((outcome) => tally[outcome] !== tests.filter((test) => test.outcome === outcome).length);
  return [
    ...off.map((outcome) => `${name}.${outcome} is ${tally[outcome]}, its tests say ${tests.filter((test) => test.outcome === outcome).length}`),
    ...(tally.expected === tests.length ? [] : [`${name}.expected is ${tally.expected}, there are ${tests.length} tests`]),
  ];
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
