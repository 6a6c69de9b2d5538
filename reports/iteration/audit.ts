import { samplesNeeded } from '#utils/stats/percentile';
import { nameOf } from './change.ts';
import type { Latency, Outcome, Tally } from './iteration.schema.ts';
import { Iteration } from './iteration.schema.ts';
import { executedIn } from './tally.ts';

const OUTCOMES = ['passed', 'failed', 'flaky', 'skipped', 'notRun'] as const satisfies readonly Outcome[];

/** Everything in an iteration that cannot be true at the same time as the rest of it; empty when it is sound. */
export function auditIteration(iteration: Iteration): string[] {
  const shape = Iteration.safeParse(iteration);
  // What is not even an iteration cannot be looked into.
  if (shape.error) return shape.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  return [sums, tests, failures, groups, graded, latencies, times, goal, features, change, verdict].flatMap((audit) => audit(iteration));
}

/** Rows add up, in themselves and to the totals. */
function sums({ projects, totals, passRate }: Iteration): string[] {
  const rows = Object.entries(projects);
  return [
    ...[...rows, ['totals', totals] as const].flatMap(([name, tally]) => differs(`${name}: outcomes`, sumOf(tally), 'expected tests', tally.expected)),
    ...(['expected', ...OUTCOMES, 'testsMs'] as const).flatMap((key) => differs(`totals.${key}`, totals[key], 'sum of the projects', rows.reduce((sum, [, tally]) => sum + tally[key], 0))),
    ...(totals.expected === 0
      ? (passRate === null ? [] : ['there is a pass rate of no tests'])
      : [...differs('passRate.passed', passRate?.passed, 'totals.passed', totals.passed), ...differs('passRate.of', passRate?.of, 'totals.expected', totals.expected)]),
  ];
}

/** The tests are what the counts count, each of them once. */
function tests({ tests: all, projects, totals, slowest }: Iteration): string[] {
  const count = (project: string | undefined, outcome: Outcome) => all.filter((test) => test.outcome === outcome && (project === undefined || test.project === project)).length;
  return [
    ...twice('test id', all.map(({ id }) => id)),
    ...OUTCOMES.flatMap((outcome) => differs(`totals.${outcome}`, totals[outcome], `tests that are ${outcome}`, count(undefined, outcome))),
    ...Object.entries(projects).flatMap(([name, tally]) => OUTCOMES.flatMap((outcome) => differs(`${name}.${outcome}`, tally[outcome], `tests of ${name} that are ${outcome}`, count(name, outcome)))),
    ...all.flatMap((test) => {
      const ran = test.outcome !== 'skipped' && test.outcome !== 'notRun';
      return [
        ...(ran && (test.attempts === 0 || test.durationMs === null) ? [`${nameOf(test)} is ${test.outcome} without an attempt that took time`] : []),
        ...(!ran && test.durationMs !== null ? [`${nameOf(test)} is ${test.outcome} and took ${test.durationMs} ms`] : []),
        ...(ran === (test.reason === null) ? [] : [`${nameOf(test)} is ${test.outcome} and has ${test.reason === null ? 'no' : 'a'} reason for being left out`]),
      ];
    }),
    ...slowest.flatMap(({ durationMs }, index) => ((slowest[index + 1]?.durationMs ?? 0) <= durationMs ? [] : ['the slowest tests are not in order'])),
    ...slowest.flatMap(({ project, title, durationMs }) => (all.some((test) => test.project === project && test.title === title && test.durationMs === durationMs) ? [] : [`slowest: ${project} › ${title} did not take ${durationMs} ms`])),
  ];
}

/** Every failed and flaky test is told once, with the same outcome. */
function failures({ tests: all, failures: told, rerun, totals }: Iteration): string[] {
  const outcome = new Map(all.map((test) => [test.id, test.outcome]));
  return [
    ...twice('failure of test', told.map(({ id }) => id)),
    ...differs('listed failures', told.length, 'failed and flaky tests', totals.failed + totals.flaky),
    ...told.flatMap(({ id, title, flaky }) => (outcome.get(id) === (flaky ? 'flaky' : 'failed') ? [] : [`${title} is listed as ${flaky ? 'flaky' : 'failed'}, and is ${outcome.get(id) ?? 'no test of this run'}`])),
    ...((rerun === null) === (told.length === 0) ? [] : ['there is a command to run failures again, or none, and the failures say otherwise']),
  ];
}

/** Only a test that was executed has answers to grade. */
function graded({ tests: all, graded: told }: Iteration): string[] {
  const attempts = new Map(all.map((test) => [test.id, test.attempts]));
  return told.flatMap(({ id, title }) => ((attempts.get(id) ?? 0) > 0 ? [] : [`an answer of ${title} is graded, which was not executed`]));
}

/** Causes and reasons speak of all that failed or was left out, and of nothing else. */
function groups({ causes, failures: told, leftOut, totals }: Iteration): string[] {
  const causeOf = new Map(causes.flatMap((cause) => cause.ids.map((id) => [id, cause] as const)));
  return [
    ...causes.flatMap((cause) => [...differs(`cause “${cause.signature}”`, cause.count, 'its tests', cause.tests.length), ...differs(`cause “${cause.signature}”`, cause.count, 'its ids', cause.ids.length)]),
    ...twice('test behind a cause', causes.flatMap(({ ids }) => ids)),
    ...differs('failures behind the causes', causes.reduce((sum, { count }) => sum + count, 0), 'listed failures', told.length),
    ...told.flatMap(({ id, title, class: kind }) => (causeOf.get(id)?.class === kind ? [] : [`${title} is of class ${kind}, its cause of ${causeOf.get(id)?.class ?? 'none'}`])),
    ...causes.flatMap(({ class: kind, certainty, signature }) => (kind === 'unknown' && certainty !== 'unknown' ? [`cause “${signature}” is unknown, and ${certainty}`] : [])),
    ...leftOut.flatMap(({ reason, count, tests: names }) => differs(`left out: ${reason}`, count, 'its tests', names.length)),
    ...differs('skipped and not-run tests with a reason', leftOut.reduce((sum, { count }) => sum + count, 0), 'skipped and not-run tests', totals.skipped + totals.notRun),
  ];
}

/** Percentiles grow, lie within what was measured, and stand on enough samples. */
function latencies({ latencies: all }: Iteration): string[] {
  return [...twice('latency', all.map(({ name }) => name)), ...all.flatMap(latency)];
}

function latency({ name, n, minMs, p50Ms, p95Ms, p99Ms, maxMs }: Latency): string[] {
  const figures = [['min', minMs], ['p50', p50Ms], ['p95', p95Ms], ['p99', p99Ms], ['max', maxMs]] as const;
  const known = figures.flatMap(([word, ms]) => (ms === null ? [] : [[word, ms] as const]));
  return [
    ...known.flatMap(([word, ms], index) => {
      const [next, more] = known[index + 1] ?? ['', ms];
      return more >= ms ? [] : [`${name}: ${next} ${more} ms is below ${word} ${ms} ms`];
    }),
    ...([[50, p50Ms], [95, p95Ms], [99, p99Ms]] as const).flatMap(([percent, ms]) =>
      (ms === null) === (n < samplesNeeded(percent)) ? [] : [`${name}: p${percent} ${ms === null ? 'is missing' : 'is told'} with ${n} sample(s), it needs ${samplesNeeded(percent)}`]),
  ];
}

/** Clocks of several machines, and workers that are replaced, may differ by so much. */
const SLACK_MS = 2000;

/** Nothing ends before it begins, nothing takes longer than there was time for. */
function times({ startedAt, endedAt, status, totals, projects, machine, tests: all }: Iteration): string[] {
  const elapsed = endedAt === null ? null : Date.parse(endedAt) - Date.parse(startedAt);
  return [
    ...(elapsed !== null && elapsed < 0 ? [`it ended at ${endedAt ?? ''}, before it began at ${startedAt}`] : []),
    ...(elapsed !== null && Math.abs(elapsed - totals.durationMs) > SLACK_MS ? [`it took ${totals.durationMs} ms, between its begin and its end are ${elapsed} ms`] : []),
    ...((status === 'killed') === (endedAt === null) ? [] : [`it is ${status}, and ${endedAt === null ? 'nobody saw its end' : `ended at ${endedAt}`}`]),
    ...(totals.testsMs > totals.durationMs * machine.workers * 1.1 + SLACK_MS * machine.workers ? [`${totals.testsMs} ms of tests do not fit into ${totals.durationMs} ms of ${machine.workers} worker(s)`] : []),
    ...Object.entries(projects).flatMap(([name, tally]) => (tally.durationMs > totals.durationMs + SLACK_MS ? [`${name} took ${tally.durationMs} ms, the whole run ${totals.durationMs} ms`] : [])),
    ...(totals.testsMs < all.reduce((sum, { durationMs }) => sum + (durationMs ?? 0), 0) ? ['the time inside tests is less than the sum of the last attempts'] : []),
  ];
}

/** Progress counts every behaviour once. */
function goal({ progress: { suites, ...all } }: Iteration): string[] {
  return [
    ...twice('suite', suites.map(({ suite }) => suite)),
    ...([['goal', 'of'], ['written', 'written'], ['executed', 'executed'], ['passed', 'passed']] as const).flatMap(([key, column]) => differs(`progress.${key}`, all[key], 'sum of the suites', suites.reduce((sum, suite) => sum + suite[column], 0))),
    ...suites.flatMap(({ suite, of, written, executed, passed }) => (passed <= executed && executed <= written && written <= of ? [] : [`progress of ${suite}: ${passed} passed, ${executed} executed, ${written} written, of ${of}`])),
  ];
}

function features({ features: all }: Iteration): string[] {
  return [...twice('area', all.map(({ area }) => area)), ...all.flatMap(({ area, state, tally, failing }) => [
    ...differs(`${area}: outcomes`, sumOf(tally), 'expected tests', tally.expected),
    ...differs(`${area}: failing tests`, failing.length, 'failed and flaky tests', tally.failed + tally.flaky),
    ...(state === 'working' && (tally.passed !== tally.expected || tally.expected === 0) ? [`${area} works, and ${tally.passed} of ${tally.expected} passed`] : []),
    ...(state === 'not-working' && tally.passed > 0 ? [`${area} does not work, and ${tally.passed} of ${tally.expected} passed`] : []),
    ...((state === 'not-tested') === (executedIn(tally) === 0) ? [] : [`${area} is ${state}, and ${executedIn(tally)} of ${tally.expected} were executed`]),
  ])];
}

function change({ change: since, number, tests: all }: Iteration): string[] {
  if (since === null) return [];
  const named = (...outcomes: Outcome[]) => all.filter(({ outcome }) => outcomes.includes(outcome)).map(nameOf);
  const strangers = (what: string, names: readonly string[], those: readonly string[]) => names.filter((name) => !those.includes(name)).map((name) => `change: ${name} is told as ${what}, and is not`);
  return [
    ...(since.againstNumber < number ? [] : [`iteration ${number} is compared with ${since.againstNumber}, which is not earlier`]),
    ...strangers('fixed', since.fixed, named('passed')), ...strangers('broken', since.broken, named('failed')), ...strangers('still failing', since.stillFailing, named('failed')),
    ...strangers('flaky', since.flaky, named('flaky')), ...strangers('added', since.added, named(...OUTCOMES)),
    ...since.broken.filter((name) => since.stillFailing.includes(name)).map((name) => `change: ${name} is broken since, and failed before`),
    ...named('failed').filter((name) => ![since.broken, since.stillFailing, since.added].some((names) => names.includes(name))).map((name) => `change: ${name} failed, and is neither broken nor still failing nor added`),
    ...differs('change.flaky', since.flaky.length, 'flaky tests', named('flaky').length),
  ];
}

/** The outcome and the decision are no better than what they stand on. */
function verdict({ status, totals, errors, decision, scope, failures: told }: Iteration): string[] {
  return [
    ...(status === 'passed' && told.some(({ flaky, quarantined }) => !flaky && !quarantined) ? [`it passed, and ${totals.failed} test(s) failed`] : []),
    ...(status === 'failed' && told.length === 0 && errors.length === 0 ? ['it failed, no test failed and no error was reported'] : []),
    ...(decision === 'GO' && (executedIn(totals) === 0 || errors.length > 0 || scope.missingParts.length > 0 || ['killed', 'interrupted', 'timedout'].includes(status)) ? ['GO without evidence'] : []),
  ];
}

const sumOf = (tally: Pick<Tally, Outcome>): number => OUTCOMES.reduce((sum, outcome) => sum + tally[outcome], 0);
const differs = (what: string, is: number | undefined, than: string, should: number): string[] => (is === should ? [] : [`${what}: ${is ?? 'missing'}, but ${than}: ${should}`]);
const twice = (what: string, names: readonly string[]): string[] => [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map((name) => `${what} ${name} is there twice`);
