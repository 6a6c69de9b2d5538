import { join, relative } from 'node:path';
import type { Iteration, Tally } from './iteration.schema.ts';
import { firstLine } from './causes.ts';

/** What a person wants to know at the end of a run: what failed and why, what was left out, what it means. */
export function summaryOf(iteration: Iteration, folder: string): string {
  const { totals } = iteration;
  return [
    '',
    `Iteration ${iteration.number} · target ${iteration.target} · ${totals.expected} tests in ${seconds(totals.durationMs)}`,
    ...Object.entries(iteration.projects).map(([name, tally]) => `  ${name.padEnd(11)}${countsOf(tally)}`),
    ...section('Errors outside of tests', iteration.errors.map((error) => `${error.code}  ${indent(error.message)}`)),
    ...section(`Failed, by cause (${iteration.causes.length})`, iteration.causes.flatMap((cause) => [`${cause.count} × ${cause.code}  ${cause.message}`, ...shortened(cause.tests)])),
    ...section('Left out', iteration.leftOut.flatMap((group) => [`${group.count} × ${firstLine(group.reason)}`, ...shortened(group.tests, 3)])),
    ...section('Slowest', iteration.slowest.map((test) => `${seconds(test.durationMs).padStart(7)}  ${test.project} › ${test.title}`)),
    ...section('Run the failed tests again', iteration.rerun ? [iteration.rerun] : []),
    '',
    iteration.decision,
    ...iteration.reasons.map((reason) => `  ${reason}`),
    `  record: ${relative(process.cwd(), join(folder, 'iterations', `${iteration.id}.md`))}`,
  ].join('\n');
}

/** `25 passed, 0 failed, …`, always all five, so that what is missing cannot hide. */
export const countsOf = (tally: Tally) => `${tally.passed} passed, ${tally.failed} failed, ${tally.flaky} flaky, ${tally.skipped} skipped, ${tally.notRun} not run (${seconds(tally.durationMs)})`;
export const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

const section = (title: string, lines: readonly string[]) => (lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)]);
const indent = (text: string) => text.split('\n').slice(0, 12).join('\n    ');

function shortened(tests: readonly string[], most = 10): string[] {
  const shown = tests.slice(0, most).map((test) => `    ${test}`);
  return tests.length > most ? [...shown, `    … and ${tests.length - most} more, see the record`] : shown;
}
