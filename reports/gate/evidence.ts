import type { Iteration } from '../iteration/iteration.schema.ts';
import { isLoss } from './behaviours.ts';
import { type Finding, found } from './finding.ts';
import { narrowingOf } from './mention.ts';
import type { Policy } from './policy.schema.ts';

/** The part of an iteration that a decision is made from. Counts are not among it: the gate counts for itself. */
export type Facts = Pick<Iteration, 'id' | 'startedAt' | 'endedAt' | 'status' | 'scope' | 'target' | 'suite' | 'tests' | 'failures' | 'errors'>;

/** What the decision is about. */
export interface Question {
  /** Everything the policy demands of a release, not only what happened to be run. */
  readonly release: boolean;
  /** Projects it is about; without, those that ran, and for a release those the policy names as well. */
  readonly projects?: readonly string[] | undefined;
  /** Name and revision the target must have, where the asker knows. */
  readonly target?: string | undefined;
  readonly revision?: string | undefined;
}

/** Clocks of two machines may differ by so much. */
const SKEW_MS = 5 * 60_000;

/** Reasons for which a record says nothing about the question: not what happened, or not here, or not now. */
export function voids({ startedAt, target, errors }: Facts, { release, evidence }: Policy, asked: Question, now: Date): Finding[] {
  const ageMs = now.getTime() - Date.parse(startedAt);
  const { name, preflight, deployment } = target;
  const names = asked.target === undefined ? (asked.release ? release.targets : null) : [asked.target];
  return found('void', [
    ...(errors.some(({ code }) => code === 'E_PREFLIGHT') ? ['the preflight failed: the target cannot be tested as it is'] : []),
    ...(evidence.preflight === 'required' && preflight === null && name !== 'none' ? ['no preflight was done: nobody looked whether the target can be tested'] : []),
    ...(ageMs > evidence.maximumAgeHours * 3_600_000 ? [`the record is ${span(ageMs)} old (${evidence.maximumAgeHours} hours are allowed)`] : []),
    ...(ageMs < -SKEW_MS ? [`the record is of the future: ${startedAt}`] : []),
    ...(names !== null && !names.includes(name) ? [`it was run against ${name}, the question is about ${names.join(' or ')}`] : []),
    ...(asked.revision !== undefined && !isRevision(deployment?.revision, asked.revision) ? [`revision ${deployment?.revision ?? 'unknown'} was tested, the question is about ${asked.revision}`] : []),
  ]);
}

/** Revisions are told in full by one and shortened by another. */
const isRevision = (tested: string | undefined, asked: string): boolean => tested === asked || (asked.length >= 7 && tested !== undefined && tested.startsWith(asked));

/** Evidence that is not there, over all projects. */
export function gaps({ status, scope, suite, errors, tests, failures }: Facts, policy: Policy, asked: Question, about: readonly string[]): Finding[] {
  const narrowed = narrowingOf(scope.filters);
  const absent = about.filter((project) => !scope.projects.includes(project));
  const loss = failures.find(isLoss);
  return found('missing', [
    ...(loss ? [`the target was lost in mid-run: ${happenedIn(loss.message)}`] : []),
    ...(status === 'passed' || status === 'failed' ? [] : [`the run did not come to its end: ${STOPPED[status]}`]),
    ...(scope.missingParts.length > 0 ? [`parts of the run are missing: ${scope.missingParts.join(', ')}`] : []),
    ...(narrowed.length > 0 ? [`the run was narrowed by ${narrowed.join(' ')}: a part cannot speak for the whole`] : []),
    ...(absent.length > 0 ? [`not run: ${absent.join(', ')}`] : []),
    ...(errors.length > 0 ? [`${errors.length} error(s) outside of tests: ${[...new Set(errors.map(({ code }) => code))].join(', ')}`] : []),
    ...(tests.some(({ outcome }) => outcome !== 'skipped' && outcome !== 'notRun') ? [] : ['no test was executed']),
    ...(asked.release && suite.dirty === true && policy.release.uncommittedChanges === 'INCONCLUSIVE' ? ['the tests had changes that are not committed'] : []),
  ]);
}

/** The line of one of our errors that says what happened; of another the first. */
const happenedIn = (message: string): string => /^\s+happened:\s+(.+)$/m.exec(message)?.[1] ?? message.split('\n', 1)[0] ?? '';

const STOPPED = { timedout: 'its time was up', interrupted: 'it was interrupted', killed: 'a process of it was killed' } as const;

/** `12 minutes`, `3.5 hours`, `4 days`. */
export function span(ms: number): string {
  if (ms < 2 * 3_600_000) return `${Math.round(ms / 60_000)} minutes`;
  return ms < 48 * 3_600_000 ? `${Number((ms / 3_600_000).toFixed(1))} hours` : `${Math.floor(ms / 86_400_000)} days`;
}
