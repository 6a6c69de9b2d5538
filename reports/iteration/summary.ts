import { join, relative } from 'node:path';
import type { Place } from '../journal/place.ts';
import { firstLine } from './failures.ts';
import type { Iteration } from './iteration.schema.ts';
import { countsOf, seconds } from './words.ts';

/** What a person wants to know at the end of a run: what failed and why, what was left out, what it means. */
export function summaryOf(iteration: Iteration, folder: string): string {
  const { totals } = iteration;
  return [
    '',
    `Iteration ${iteration.number} · target ${iteration.target.name} · ${totals.expected} tests in ${seconds(totals.durationMs)}`,
    ...body(iteration),
    ...section('Changed since', changes(iteration)),
    ...section('Run the failed tests again', iteration.rerun ? [iteration.rerun] : []),
    '',
    iteration.decision,
    ...iteration.reasons.map((reason) => `  ${reason}`),
    `  record: ${relative(process.cwd(), join(folder, 'iterations', `${iteration.id}.md`))}`,
  ].join('\n');
}

/** The same of a part of a run, which decides nothing. */
export function shardSummaryOf(iteration: Iteration, { run, part, file }: Place): string {
  const { totals } = iteration;
  return [
    '',
    `Part ${part} of run ${run} · target ${iteration.target.name} · ${totals.expected} tests in ${seconds(totals.durationMs)}`,
    ...body(iteration),
    '',
    'A part decides nothing: `npm run merge` tells what the whole run comes to.',
    `  journal: ${relative(process.cwd(), file)}`,
  ].join('\n');
}

const body = (iteration: Iteration): string[] => [
  ...Object.entries(iteration.projects).map(([name, tally]) => `  ${name.padEnd(11)}${countsOf(tally)}`),
  ...section('Errors outside of tests', iteration.errors.map((error) => `${error.code}  ${indent(error.message)}`)),
  ...section(`Failed, by cause (${iteration.causes.length})`, iteration.causes.flatMap((cause) => [`${cause.count} × ${cause.class}${cause.certainty === 'likely' ? ', likely' : ''}  ${cause.code}  ${cause.message}`, ...shortened(cause.tests)])),
  ...section('Left out', iteration.leftOut.flatMap((group) => [`${group.count} × ${firstLine(group.reason)}`, ...shortened(group.tests, 3)])),
  ...section('Slowest', iteration.slowest.map((test) => `${seconds(test.durationMs).padStart(7)}  ${test.project} › ${test.title}`)),
];

function changes({ change }: Iteration): string[] {
  if (!change) return [];
  const kinds = [['fixed', change.fixed], ['broken', change.broken], ['still failing', change.stillFailing], ['flaky', change.flaky], ['added', change.added], ['removed', change.removed]] as const;
  const told = kinds.flatMap(([word, names]) => (names.length === 0 ? [] : [`${names.length} ${word}`]));
  return [`iteration ${change.againstNumber}: ${told.join(', ') || 'nothing'}`];
}

const section = (title: string, lines: readonly string[]) => (lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)]);
const indent = (text: string) => text.split('\n').slice(0, 12).join('\n    ');

function shortened(tests: readonly string[], most = 10): string[] {
  const shown = tests.slice(0, most).map((test) => `    ${test}`);
  return tests.length > most ? [...shown, `    … and ${tests.length - most} more, see the record`] : shown;
}
