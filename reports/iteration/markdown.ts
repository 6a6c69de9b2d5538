import type { Cause, Iteration, Tally } from './iteration.schema.ts';
import { FAILURE_CLASSES } from '../classify/failure-class.ts';
import { inShort } from './in-short.ts';
import { bullets, fence, folded, millis, part, seconds, share, table } from './words.ts';

/**
 * The iteration as a page to read, `reports/out/iterations/<id>.md`: the decision and its reasons first, then what is broken and
 * since when, then what it stands on.
 */
export function markdownOf(iteration: Iteration): string {
  const { totals } = iteration;
  return `${[
    `# ${iteration.decision}: ${headline(iteration)}`,
    bullets(iteration.reasons),
    `Iteration ${iteration.number} on ${iteration.target.name}, ${day(iteration.startedAt)}, ${seconds(totals.durationMs)}${revisionOf(iteration)}. ${ENDED[iteration.status]}`,
    ...inShort(iteration),
    ...part('Errors outside of tests', iteration.errors.map((error) => `**${error.code}**\n\n${fence(error.message)}`)),
    ...part('What is wrong', iteration.causes.map((cause, index) => causeOf(cause, index + 1))),
    ...part('Run the failed tests again', iteration.rerun ? [fence(iteration.rerun)] : []),
    ...changeOf(iteration),
    '## Counts',
    table(['project', 'expected', 'passed', 'failed', 'flaky', 'skipped', 'not run', 'time'], [
      ...Object.entries(iteration.projects).map(([name, tally]) => row(name, tally)),
      row('**all**', totals),
    ]),
    ...part('What works and what does not', iteration.features.some(({ tally }) => tally.expected > 0) ? featuresOf(iteration) : []),
    ...part('At risk', iteration.impact.some(({ atRisk }) => atRisk) ? [table(['tier', 'stands for', ''], iteration.impact.filter(({ atRisk }) => atRisk).map(({ tier, label, why }) => [tier, label, why])), 'What a tier stands for is configured, not computed.'] : []),
    ...part('Latencies', iteration.latencies.length > 0 ? [table(['', 'n', 'p50', 'p95', 'p99', 'slowest', 'budget (p95)'], iteration.latencies.map((each) => [each.name, each.n, millis(each.p50Ms), millis(each.p95Ms), millis(each.p99Ms), millis(each.maxMs), each.budgetMs === null ? '–' : `${each.budgetMs}${each.p95Ms !== null && each.p95Ms > each.budgetMs ? ', exceeded' : ''}`])), 'Milliseconds as the tests saw them, without tests that load the platform or drive it into its limits; nearest rank, and only from enough samples (p50 from 2, p95 from 20, p99 from 100).'] : []),
    ...part('Left out', iteration.leftOut.map((group) => `**${group.count} × ${group.reason}**\n\n${folded(`${group.count} test(s)`, bullets(group.tests))}`)),
    ...part('Progress', iteration.progress.written > 0 ? [progressOf(iteration)] : []),
    ...part('Slowest tests', iteration.slowest.length > 0 ? [table(['time', 'project', 'test'], iteration.slowest.map((test) => [seconds(test.durationMs), test.project, test.title]))] : []),
    ...part('Quality of answers', iteration.graded.length > 0 ? [folded(`${iteration.graded.length} grade(s)`, table(['project', 'test', 'by', ''], iteration.graded.map(({ project, title, by, told }) => [project, title, by === 'judge' ? 'judge, advisory' : by, told])))] : []),
    ...part('Every failure', iteration.failures.map((failure) => folded(`${failure.project} › ${failure.title}${failure.flaky ? ' (flaky)' : ''}`, `${failure.at ?? `${failure.file}:${failure.line}`}, ${failure.attempts} attempt(s)\n\n${fence(failure.message)}`))),
    '## The run',
    factsOf(iteration),
    ...(iteration.target.preflight ? [folded('What the preflight found', fence(JSON.stringify(iteration.target.preflight, null, 2), 'json'))] : []),
  ].join('\n\n')}\n`;
}

const ENDED: Readonly<Record<Iteration['status'], string>> = {
  passed: 'The run came to its end.', failed: 'The run came to its end.', timedout: '**It was stopped by its time limit.**', interrupted: '**It was interrupted.**', killed: '**It was killed; what it had not written down by then is lost.**',
};

/** The one sentence for whoever reads no other. */
function headline({ totals, causes, errors, change }: Iteration): string {
  const failing = totals.failed + totals.flaky;
  const broken = change && change.broken.length > 0 ? `, ${change.broken.length} of them worked before` : '';
  const why = failing > 0 ? `; ${failing} failed for ${causes.length} cause${causes.length === 1 ? '' : 's'}${broken}` : errors.length > 0 ? `; ${errors.length} error(s) outside of tests` : '';
  return `${share(totals.passed, totals.expected)} passed${why}`;
}

const SHOWN = 5;

/** What shows each answer, and the rest of what was seen. */
function evidenceOf(evidence: Cause['evidence'], whys: Cause['whys']): string {
  const answers = whys.flatMap((why, index) => (why.evidence.length > 0 ? [`${index + 1}. ${why.answer}\n\n${fence(why.evidence.slice(0, SHOWN).join('\n'))}`] : []));
  const told = new Set(whys.flatMap((why) => why.evidence));
  const others = evidence.filter((each) => !told.has(each));
  return [...answers, ...(others.length > 0 ? [`Also seen\n\n${fence(others.slice(0, SHOWN).join('\n'))}`] : []), ...(others.length > SHOWN ? [`and ${others.length - SHOWN} more in the record`] : [])].join('\n\n');
}

function causeOf({ class: kind, certainty, rule, code, message, count, tests, evidence, next, whys }: Cause, number: number): string {
  return [
    `### ${number}. ${kind === 'unknown' ? 'Not explained yet' : `${kind}${certainty === 'likely' ? ' (likely)' : ''}: ${FAILURE_CLASSES[kind]}`} · ${count} test${count === 1 ? '' : 's'}`,
    `${code}: ${oneLine(message)}`,
    `**Look at:** ${next}`,
    tests.length <= 5 ? bullets(tests) : `${bullets(tests.slice(0, 5))}\n\n${folded(`and ${tests.length - 5} more`, bullets(tests.slice(5)))}`,
    ...(whys.some(({ status }) => status !== 'unknown') ? [whys.map((why, index) => `${index + 1}. ${why.question} **${oneLine(why.answer)}** (${why.status})`).join('\n')] : []),
    ...(evidence.length > 0 ? [folded(`evidence${rule === null ? '' : `, by the rule “${rule}”`}`, evidenceOf(evidence, whys))] : []),
  ].join('\n\n');
}

function changeOf({ change }: Iteration): string[] {
  if (!change) return ['## Changed', 'Nothing like it was recorded before.'];
  const kinds = [['Broken since', change.broken], ['Still failing', change.stillFailing], ['Fixed', change.fixed], ['Flaky', change.flaky], ['Added', change.added], ['Removed', change.removed], ['Commits of the suite', change.commits]] as const;
  const told = kinds.filter(([, names]) => names.length > 0).map(([word, names]) => `**${word} (${names.length})**\n\n${names.length <= 5 ? bullets(names) : folded('all', bullets(names))}`);
  return [`## Changed since iteration ${change.againstNumber}`, ...(told.length > 0 ? told : ['Nothing.'])];
}

function featuresOf({ features }: Iteration): string[] {
  const failing = features.filter(({ state }) => state === 'partly' || state === 'not-working');
  const named = (state: string) => features.filter((feature) => feature.state === state).map(({ area }) => area);
  const [working, untested] = [named('working'), named('not-tested')];
  return [
    ...(failing.length > 0 ? [table(['area', '', 'failing'], failing.map(({ area, state, tally, failing: titles }) => [area, `${state === 'partly' ? 'partly' : '**not**'}, ${tally.passed} of ${tally.expected} passed`, titles.join('; ') || 'nothing that was executed']))] : []),
    `Working: ${working.join(', ') || 'no area as a whole'}.`,
    ...(untested.length > 0 ? [folded(`Not tested in this run: ${untested.length} of ${features.length} areas`, untested.join(', '))] : []),
  ];
}

function progressOf({ progress }: Iteration): string {
  const suites = progress.suites.filter(({ written }) => written > 0);
  return [
    `Of the ${progress.goal} behaviours of the catalogue this run had tests for ${progress.written}, executed ${progress.executed}, and saw ${progress.passed} pass.`,
    ...(suites.length > 0 ? [table(['suite', 'behaviours', 'with a test here', 'executed', 'passed'], suites.map(({ suite, of, written, executed, passed }) => [suite, of, written, executed, passed]))] : []),
  ].join('\n\n');
}

function factsOf({ id, startedAt, endedAt, status, scope, target, machine, suite, memory, policy }: Iteration): string {
  const { deployment } = target;
  return table(['', ''], [
    ['id', id], ['from, to', `${startedAt}, ${endedAt ?? 'unknown'}`], ['ended as', status],
    ['projects', scope.projects.join(', ')], ['narrowed by', scope.filters.join(' ') || 'nothing'],
    ['parts', `${scope.parts.join(', ')}${scope.missingParts.length > 0 ? `; **missing: ${scope.missingParts.join(', ')}**` : ''}`],
    ['target', `${target.name}, ${target.environment ?? 'environment unknown'}, ${target.address ?? 'address unknown'}`],
    ['deployed', deployment ? `${deployment.version}, revision ${deployment.revision}${servicesOf(deployment)}` : 'unknown'],
    ['machine', `${machine.os}, ${machine.cpus} CPUs, ${machine.memoryMb} MiB, ${machine.workers} workers, Node ${machine.node}${machine.ci ? ', CI' : ''}`],
    ['suite', `${suite.commit ?? 'commit unknown'}${suite.dirty ? ' with changes that are not committed' : ''}${suite.seed === null ? '' : `, shuffled by ${suite.seed}`}`],
    ['peak memory', `worker ${mebibytes(memory.workerPeakMb)}, runner ${mebibytes(memory.runnerPeakMb)}, platform ${mebibytes(memory.platformMb)}`],
    ['policy', policy.slice(0, 12)],
  ]);
}

/** Services that are of another build than the whole; those that are not are told together. */
function servicesOf({ version, revision, services }: NonNullable<Iteration['target']['deployment']>): string {
  const others = services.filter((service) => service.version !== version || service.revision !== revision);
  const alike = services.filter((service) => !others.includes(service)).map(({ name }) => name);
  return `${alike.length > 0 ? `: ${alike.join(', ')}` : ''}${others.map((service) => `; **${service.name} ${service.version}, revision ${service.revision}**`).join('')}`;
}

const revisionOf = ({ target: { deployment } }: Iteration) => (deployment ? `, revision ${deployment.revision.slice(0, 12)}` : '');
const day = (at: string) => `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
const mebibytes = (mb: number | null) => (mb === null ? 'unknown' : `${Math.round(mb)} MiB`);
const oneLine = (text: string) => text.split('\n', 1)[0] ?? '';
const row = (name: string, tally: Tally) => [name, tally.expected, tally.passed, tally.failed, tally.flaky, tally.skipped, tally.notRun, seconds(tally.durationMs)];
