import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FailureClass } from '../../../reports/classify/failure-class.ts';
import { decideAtEnd } from '../../../reports/gate/decide.ts';
import { Policy, type Quarantined, type Waiver } from '../../../reports/gate/policy.schema.ts';
import type { Rules } from '../../../reports/gate/rules.ts';
import { QUARANTINED } from '../../../reports/flakes/quarantine.ts';
import { Iteration, type Outcome, type Tally, type TestRecord } from '../../../reports/iteration/iteration.schema.ts';
import { computeIteration, keepIteration } from '../../../reports/iteration/write.ts';
import type { Attempt, JournalLine } from '../../../reports/journal/journal.schema.ts';
import { readRun } from '../../../reports/journal/read.ts';
import { ORDINARY } from './policy.ts';
import { catalogueId } from '#utils/catalogue/catalogue';

/** How many tests of a project ended in which way. */
export type Counts = Partial<Record<Outcome, number>> & { readonly class?: FailureClass };

/** What makes a whole, good run by `rulesOf()`. */
export const WHOLE: Readonly<Record<string, Counts>> = { p1: { passed: 25 }, p2: { passed: 40 }, p6: { passed: 20 } };

/** Rules of a small house: p1 tolerates nothing, p2 less than 5 %, p6 less than 20 %. */
export function rulesOf({ policy = {}, waivers = [], quarantine = [] }: { policy?: object; waivers?: Waiver[]; quarantine?: Quarantined[] } = {}): Rules {
  return {
    waivers, quarantine,
    policy: Policy.parse({ ...ORDINARY, ...policy }),
  };
}

const OUTCOMES = ['failed', 'flaky', 'skipped', 'notRun', 'passed'] as const;
const HUNDREDS: Readonly<Record<string, number>> = { p1: 0, p2: 100, p6: 600 };

/** The tests of one project: those that did not pass come first, so that `p2 › 101 …` is the first that failed. */
function recordsOf(project: string, counts: Counts): TestRecord[] {
  const outcomes = OUTCOMES.flatMap((outcome) => Array.from({ length: counts[outcome] ?? 0 }, () => outcome));
  return outcomes.map((outcome, index) => {
    const number = String((HUNDREDS[project] ?? 900) + index + 1).padStart(3, '0');
    const title = `${number} holds`;
    const ran = outcome !== 'skipped' && outcome !== 'notRun';
    return {
      id: `${project}-${number}`, catalogue: catalogueId(title), project, file: `tests/${project}/a.spec.ts`, line: index + 1, title, tags: [], repeat: 0, outcome, quarantined: false,
      attempts: ran ? (outcome === 'flaky' ? 2 : 1) : 0, durationMs: ran ? 100 : null, shard: 'main', reason: ran ? null : 'not offered',
    };
  });
}

const failing = ({ outcome }: TestRecord) => outcome === 'failed' || outcome === 'flaky';

/** A record as a run would have written it: its counts are counted, its decision is decided. */
export function iterationOf(counts: Readonly<Record<string, Counts>> = WHOLE, changes: Partial<Iteration> = {}, rules = rulesOf()): Iteration {
  const tests = changes.tests ?? Object.entries(counts).flatMap(([project, of]) => recordsOf(project, of));
  const kindOf = (project: string) => counts[project]?.class ?? 'wrong-content';
  const startedAt = changes.startedAt ?? new Date(Date.now() - 600_000).toISOString();
  const expected = tests.length;
  const names = [...new Set([...Object.keys(counts), ...tests.map(({ project }) => project)])];
  const facts = {
    id: 'run-1', startedAt, endedAt: new Date(Date.parse(startedAt) + 60_000).toISOString(),
    status: tests.some(failing) ? 'failed' as const : 'passed' as const,
    scope: { projects: names, filters: [], parts: ['main'], missingParts: [] },
    target: { name: 'embedded', environment: 'test', address: 'http://127.0.0.1:8000', deployment: { version: '0.1.0', revision: 'abc1234', services: [] }, preflight: { layers: 'all' } },
    suite: { commit: 'e91ee66', dirty: false, seed: null },
    tests,
    failures: tests.filter(failing).map(({ id, project, title, file, line, outcome, quarantined, attempts }) => ({
      id, project, title, file, line, at: null, code: 'E_ASSERTION', signature: 'it does not hold', message: 'it does not hold', class: kindOf(project), flaky: outcome === 'flaky', quarantined, attempts: Math.max(1, attempts), attachments: [],
    })),
    errors: [],
    ...changes,
  };
  const { decision, reasons, waived, policy } = decideAtEnd(facts, rules);
  return Iteration.parse({
    ...facts, schema: 2, number: 1, title: 'a run',
    machine: { node: 'v20.20.2', os: 'Linux', cpus: 2, memoryMb: 4096, workers: 2, ci: false },
    totals: tallyOf(tests), projects: Object.fromEntries(names.map((name) => [name, tallyOf(tests.filter(({ project }) => project === name))])),
    passRate: expected === 0 ? null : { passed: tests.filter(({ outcome }) => outcome === 'passed').length, of: expected },
    causes: facts.failures.map((failure) => ({ class: failure.class, certainty: 'certain', rule: 'r', code: failure.code, signature: failure.signature, message: failure.message, count: 1, tests: [failure.title], ids: [failure.id], evidence: [], next: 'look', whys: [{ question: 'Why?', answer: 'unknown', status: 'unknown', evidence: [] }] })),
    leftOut: [], slowest: [], latencies: [], memory: { workerPeakMb: null, runnerPeakMb: null, platformMb: null }, features: [], impact: [],
    progress: { goal: 466, written: expected, executed: expected, passed: expected, suites: [] }, change: null, rerun: null,
    waived, policy, decision, reasons, ...changes,
  });
}

function tallyOf(tests: readonly TestRecord[]): Tally {
  const of = (outcome: Outcome) => tests.filter((test) => test.outcome === outcome).length;
  return { expected: tests.length, passed: of('passed'), failed: of('failed'), flaky: of('flaky'), skipped: of('skipped'), notRun: of('notRun'), durationMs: 60_000, testsMs: 50_000 };
}

/** A run of so many tests, as its process writes it down; quarantined ones by id. */
export function journalOf(counts: Readonly<Record<string, Counts>>, startedAt = new Date(Date.now() - 600_000).toISOString(), quarantined: readonly string[] = []): JournalLine[] {
  const tests = Object.entries(counts).flatMap(([project, of]) => recordsOf(project, of));
  const at = (ms: number) => new Date(Date.parse(startedAt) + ms).toISOString();
  const attempts = tests.flatMap(({ id, outcome }, index) => ENDED[outcome].map((status, retry): Attempt => ({
    kind: 'attempt', id, retry, worker: 0, startedAt: at(index * 200 + retry * 100), durationMs: 100, phases: { setUpMs: 0, testMs: 100, cleanUpMs: 0 }, status, expected: status === 'skipped' ? 'skipped' : 'passed',
    reason: status === 'skipped' ? 'not offered' : null, errors: status === 'failed' ? [{ code: 'E_ASSERTION', message: 'expect(received).toBe(expected)', at: null }] : [],
    inSetUp: false, annotations: quarantined.includes(id) ? [{ type: QUARANTINED, description: null }] : [], attachments: [], observation: null,
  })));
  return [
    {
      kind: 'begin', schema: 1, run: 'run-1', part: 'main', startedAt, target: 'embedded', scope: { projects: Object.keys(counts), filters: [], shard: null },
      machine: { node: 'v20.20.2', os: 'Linux', cpus: 2, memoryMb: 4096, workers: 2, ci: false }, suite: { commit: 'e91ee66', dirty: false }, seed: null, retries: 1, whole: tests.map(({ id }) => id),
      tests: tests.map(({ id, project, file, line, title, tags, repeat }) => ({ id, project, file, line, title, tags, repeat })),
    },
    { kind: 'target', preflight: { target: 'embedded' } },
    ...attempts,
    { kind: 'end', status: attempts.some(({ status }) => status === 'failed') ? 'failed' : 'passed', endedAt: at(60_000), durationMs: 60_000, runnerPeakMb: 100 },
  ];
}

const ENDED: Readonly<Record<Outcome, readonly Attempt['status'][]>> = { passed: ['passed'], failed: ['failed'], flaky: ['failed', 'passed'], skipped: ['skipped'], notRun: [] };

/** Leaves behind what a run does, in a folder laid out like `reports/out`: journal, record, history. */
export function leaveRun(folder: string, lines: readonly JournalLine[], rules = rulesOf()): Iteration {
  const run = join(folder, 'runs/run-1');
  mkdirSync(run, { recursive: true });
  writeFileSync(join(run, 'main.journal.jsonl'), `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
  const iteration = computeIteration(folder, readRun(run), rules);
  keepIteration(folder, iteration);
  return iteration;
}
