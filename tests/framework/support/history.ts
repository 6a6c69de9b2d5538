import { createHash } from 'node:crypto';
import type { FailureClass } from '../../../reports/classify/failure-class.ts';
import { Iteration, type Cause, type Failure, type Outcome, type Tally, type TestRecord } from '../../../reports/iteration/iteration.schema.ts';

/** A title that tries everything: markup, workflow commands, tables, line ends, control characters, other directions of writing. */
export const HOSTILE = `</script><img src=x onerror="alert(1)"> | ::error file=x::pwned%0A & 'q' [a](javascript:alert(1)) \u0007\u202e ]]> 100%\n::stop-commands::t`;

const SIZES: Readonly<Record<string, number>> = { p1: 25, p2: 40, p3: 60, p4: 45, p5: 70, p6: 40, agent: 80, websocket: 60, streaming: 40, chat: 40 };
const WRONG: readonly (readonly [FailureClass, string, string])[] = [
  ['refused-at-upgrade', 'E_WS_HANDSHAKE', 'the socket was refused with 403 before the upgrade'],
  ['contract-drift', 'E_CONTRACT', 'answer of GET /api/threads: "created_at" is missing'],
  ['stall', 'E_TIMEOUT', 'no event within 5000 ms of agent_started'],
  ['slow', 'E_BUDGET', 'p95 612 ms, budget 500 ms, n = 40'],
  ['wrong-content', 'E_ASSERTION', 'expect(received).toBe(expected): 41 instead of 42'],
  ['unknown', 'E_UNKNOWN', 'Cannot read properties of undefined'],
];

/** What one test does over the iterations; which of them it fails in is decided once, for each test. */
interface Behaviour {
  readonly record: Omit<TestRecord, 'outcome' | 'attempts' | 'durationMs' | 'reason' | 'shard'>;
  readonly usualMs: number;
  readonly flakiness: number;
  readonly brokenFrom: number;
  readonly brokenTo: number;
  readonly wrong: (typeof WRONG)[number];
}

export interface HistoryOptions {
  readonly iterations?: number;
  readonly target?: string;
  readonly projects?: readonly string[];
  readonly filters?: readonly string[];
  /** Indices of iterations that did not come to their end. */
  readonly interrupted?: readonly number[];
  /** Indices of iterations made of two parts, because somebody resumed them. */
  readonly resumed?: readonly number[];
  readonly startNumber?: number;
  readonly seed?: number;
}

/** Iterations as they may be found after some weeks: stable tests, flaky ones, some that break and are mended. The same for the same seed. */
export function buildIterations({ iterations = 30, target = 'embedded', projects = Object.keys(SIZES), filters = [], interrupted = [], resumed = [], startNumber = 1, seed = 7 }: HistoryOptions = {}): Iteration[] {
  const random = randomFrom(seed);
  const behaviours = projects.flatMap((project) => Array.from({ length: SIZES[project] ?? 10 }, (_, index) => behaviourOf(project, index, iterations, random)));
  return Array.from({ length: iterations }, (_, index) => {
    const startedAt = new Date(Date.UTC(2026, 9, 1, 6, (startNumber * 7) % 60) + index * 31 * 3_600_000);
    const cut = interrupted.includes(index) ? Math.floor(behaviours.length * 0.4) : behaviours.length;
    const tests = behaviours.map((behaviour, place) => recordOf(behaviour, index, target, place >= cut, random));
    return iterationOf({ tests, behaviours, index, number: startNumber + index, startedAt, target, projects, filters, resumed: resumed.includes(index), random });
  });
}

function behaviourOf(project: string, index: number, iterations: number, random: () => number): Behaviour {
  const breaks = random() < 0.06;
  const brokenFrom = breaks ? Math.floor(random() * iterations) : iterations;
  const number = String(index + 1).padStart(3, '0');
  const title = project === 'p2' && index === 0 ? `area › 026 ${HOSTILE}` : `area ${index % 5} › ${number} a thing that must hold, told in one sentence`;
  return {
    record: {
      id: `${digest(project)}-${digest(`${project}${index}`)}`, catalogue: number, project, file: `tests/${project}/area-${index % 5}.spec.ts`, line: 8 + index * 12, title, tags: [], repeat: 0, quarantined: false,
    },
    usualMs: Math.round(20 + random() * (project === 'chat' ? 4000 : 400)),
    flakiness: random() < 0.02 ? 0.15 + random() * 0.2 : 0,
    brokenFrom: project === 'p2' && index === 0 ? Math.floor(iterations / 2) : brokenFrom,
    brokenTo: brokenFrom + 1 + Math.floor(random() * 6),
    wrong: WRONG[Math.floor(random() * WRONG.length)] ?? WRONG[0] ?? ['unknown', 'E_UNKNOWN', 'unknown'],
  };
}

function recordOf(behaviour: Behaviour, index: number, target: string, cut: boolean, random: () => number): TestRecord {
  const ms = Math.round(behaviour.usualMs * (0.8 + random() * 0.5) * (1 + index * 0.006));
  const shaky = random() < behaviour.flakiness;
  const broken = index >= behaviour.brokenFrom && index < behaviour.brokenTo;
  const skipped = target !== 'embedded' && behaviour.usualMs % 9 === 0;
  const outcome: Outcome = cut ? 'notRun' : skipped ? 'skipped' : broken ? 'failed' : shaky ? 'flaky' : 'passed';
  const reason = outcome === 'notRun' ? 'the run ended before it began' : outcome === 'skipped' ? `target ${target} does not grant restart` : null;
  return { ...behaviour.record, outcome, attempts: outcome === 'notRun' ? 0 : outcome === 'flaky' ? 2 : 1, durationMs: outcome === 'notRun' ? null : outcome === 'skipped' ? 0 : ms, shard: null, reason };
}

interface Made {
  readonly tests: readonly TestRecord[];
  readonly behaviours: readonly Behaviour[];
  readonly index: number;
  readonly number: number;
  readonly startedAt: Date;
  readonly target: string;
  readonly projects: readonly string[];
  readonly filters: readonly string[];
  readonly resumed: boolean;
  readonly random: () => number;
}

function iterationOf({ tests, behaviours, index, number, startedAt, target, projects, filters, resumed, random }: Made): Iteration {
  const totals = tallyOf(tests);
  const failures = tests.flatMap((test, place) => (test.outcome === 'failed' || test.outcome === 'flaky' ? [failureOf(test, behaviours[place]?.wrong ?? ['unknown', 'E_UNKNOWN', 'unknown'])] : []));
  const decision = totals.notRun > 0 ? 'INCONCLUSIVE' : failures.length > 0 ? 'HOLD' : 'GO';
  const expected = Object.fromEntries(Object.entries(totals).filter(([name]) => !name.endsWith('Ms')));
  return Iteration.parse({
    schema: 2, id: `${startedAt.toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')}-${digest(`${target}${number}`).slice(0, 4)}`, number, title: `Iteration ${number}`,
    startedAt: startedAt.toISOString(), endedAt: new Date(startedAt.getTime() + totals.durationMs).toISOString(),
    status: totals.notRun > 0 ? 'interrupted' : totals.failed > 0 ? 'failed' : 'passed',
    scope: { projects: [...projects], filters: [...filters], parts: resumed ? ['main', 'resumed-1'] : ['main'], missingParts: [] },
    target: { name: target, environment: target === 'embedded' ? 'test' : 'staging', address: 'http://127.0.0.1:4000', deployment: { version: '1.4.0', revision: digest(`${target}${Math.floor(index / 4)}`), services: [] }, preflight: null },
    machine: { node: 'v20.20.2', os: 'Linux 6.1 x64', cpus: 2, memoryMb: 7900, workers: 2, ci: false },
    suite: { commit: digest(`suite${index}`).slice(0, 7), dirty: false, seed: null },
    totals, passRate: { passed: totals.passed, of: totals.expected },
    projects: Object.fromEntries(projects.map((project) => [project, tallyOf(tests.filter((test) => test.project === project))])),
    tests, failures, causes: causesOf(failures),
    leftOut: [], slowest: [], errors: [], latencies: latenciesOf(index, random),
    memory: { workerPeakMb: 180 + random() * 20, runnerPeakMb: 210, platformMb: null },
    features: [{ area: 'threads', state: 'working', tally: expected, failing: [] }],
    impact: [{ tier: 'p1', label: '$120K+ a month', atRisk: false, why: 'all passed' }],
    progress: { goal: 466, written: 330, executed: totals.passed + totals.failed + totals.flaky, passed: totals.passed, suites: [] },
    change: null, rerun: failures.length > 0 ? 'npx playwright test --last-failed' : null, waived: [], policy: '0'.repeat(64),
    decision, reasons: [decision === 'GO' ? 'everything held' : `${failures.length} of ${totals.expected} failed or flaky`],
  });
}

function tallyOf(tests: readonly TestRecord[]): Tally {
  const of = (outcome: Outcome) => tests.filter((test) => test.outcome === outcome).length;
  const testsMs = tests.reduce((sum, test) => sum + (test.durationMs ?? 0), 0);
  return { expected: tests.length, passed: of('passed'), failed: of('failed'), flaky: of('flaky'), skipped: of('skipped'), notRun: of('notRun'), durationMs: Math.round(testsMs / 2) + 2500, testsMs };
}

function failureOf(test: TestRecord, [kind, code, message]: Behaviour['wrong']): Failure {
  const { id, project, title, file, line, quarantined } = test;
  return {
    id, project, title, file, line, at: `${file}:${line + 3}`, code, signature: `${code} ${message}`, message: `${code}: ${message}\n  where: ${title}`, class: kind,
    flaky: test.outcome === 'flaky', quarantined, attempts: Math.max(1, test.attempts), attachments: [{ name: 'transcript', path: `reports/out/test-results/${id}/transcript.json` }],
  };
}

/** Failures with the same signature as one cause. */
export function causesOf(failures: readonly Failure[]): Cause[] {
  const signatures = [...new Set(failures.map((failure) => failure.signature))];
  return signatures.map((signature) => [signature, failures.filter((failure) => failure.signature === signature)] as const).map(([signature, group]) => ({
    class: group[0]?.class ?? 'unknown', certainty: 'likely' as const, rule: null, code: group[0]?.code ?? 'E_UNKNOWN', signature, message: signature, count: group.length,
    tests: group.map((failure) => `${failure.project} › ${failure.title} (${failure.file}:${failure.line})`), ids: group.map((failure) => failure.id), evidence: [group[0]?.message ?? ''],
    next: 'the transcript of the first test', whys: [{ question: 'Why did it fail?', answer: signature, status: 'hypothesis' as const, evidence: [] }],
  })).sort((a, b) => b.count - a.count);
}

function latenciesOf(index: number, random: () => number): Iteration['latencies'] {
  const budgets = { http: [40, 500], socket: [8, 50], 'first-event': [90, 500], agent: [700, 2000], 'GET /api/threads': [22, null], 'POST /api/threads/{id}/messages': [35, null] } as const;
  return Object.entries(budgets).map(([name, [usual, budgetMs]]) => {
    const p50Ms = Math.round(usual * (1 + random() * 0.2 + index * 0.01) * 10) / 10;
    const n = Math.round(10 + random() * 300);
    return { name, what: `time of ${name}`, n, method: 'nearest-rank' as const, minMs: p50Ms / 3, p50Ms, p95Ms: n < 20 ? null : p50Ms * 2.6, p99Ms: n < 100 ? null : p50Ms * 4, maxMs: p50Ms * 5, budgetMs };
  });
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** Mulberry32: small, and the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
