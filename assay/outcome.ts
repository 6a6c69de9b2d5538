import { join, relative } from 'node:path';
import type { Fault } from '../platform/faults/fault.ts';
import { isTrusted, lineOf } from './classification.ts';
import type { Options } from './options.ts';
import { pageOf } from './page.ts';
import { NULL_PLATFORMS } from './null-platforms/index.ts';
import type { NullRecord, PairRecord } from './records.ts';
import { writeWhole } from './records.ts';
import { holds, isProven, reportOf, sortedPairs, unreachedFaults } from './report.ts';
import { assayReport } from './report.schema.ts';
import type { AssayReport } from './report.schema.ts';
import type { AssayTest } from './reach.ts';

interface Outcome {
  readonly tests: readonly AssayTest[];
  readonly faults: readonly Fault[];
  readonly pairs: readonly PairRecord[];
  readonly nulls: readonly NullRecord[];
  readonly wanted: { readonly tests: ReadonlySet<string>; readonly faults: ReadonlySet<string> };
  /** All tests there are take part: then a fault that none of them reaches is one the suite cannot catch. */
  readonly whole: boolean;
}

/** Writes the report and the page, tells what is missing, and gives the exit code. */
export function writeReport(options: Options, outcome: Outcome, durationMs: number): number {
  const unreachedCounts = outcome.whole || options.faults.length > 0;
  const nullNames = options.faults.length > 0 ? [] : NULL_PLATFORMS.map(({ name }) => name);
  const report = assayReport.parse(reportOf({ ...outcome, pairs: sortedPairs(outcome.pairs), nullNames, unreachedCounts }));
  const [json, html] = [join(options.out, 'assay.json'), join(options.out, 'assay.html')];
  writeWhole(json, `${JSON.stringify(report, null, 1)}\n`);
  writeWhole(html, pageOf(report, { durationMs, unreachedCounts, madeAt: new Date() }));
  console.log([...linesOf(report, unreachedCounts), `  ${relative('', json)}  ${relative('', html)}  ${(durationMs / 1000).toFixed(1)} s`].join('\n'));
  return holds(report) ? 0 : 1;
}

function linesOf(report: AssayReport, unreachedCounts: boolean): string[] {
  const { tests, faults, pairs, unprovenTests, uncaughtFaults, wrongReason, nullPlatforms, score } = report;
  const unreached = unreachedFaults(report);
  const many = (rows: readonly string[]) => (rows.length > 20 ? [...rows.slice(0, 20), `    … and ${rows.length - 20} more`] : rows);
  return [
    '',
    `${isProven(report) ? 'PROVEN' : 'NOT PROVEN'}  score ${score}: ${tests.length} tests, ${faults.length} faults, ${pairs.length} pairs, ${wrongReason.length} of them failed for another reason`,
    `  ${lineOf(report.classification)}${isTrusted(report.classification) ? '' : ': TOO FEW RIGHT, so exit code 1'}`,
    ...many(unprovenTests.map(({ test, why }) => `  unproven  ${test}: ${why}`)),
    ...many(uncaughtFaults.map(({ fault, why }) => `  uncaught  ${fault}: ${why}`)),
    ...(unreachedCounts || unreached.length === 0 ? [] : [`  ${unreached.length} fault(s) that none of these tests gets to: ${unreached.map(({ fault }) => fault).join(', ')}`]),
    ...Object.entries(nullPlatforms).map(([name, { passed, ran }]) => `  null platform “${name}”: ${passed} of ${ran} passed`),
    ...tests.filter(({ passedOn }) => passedOn.length > 0).map(({ test, passedOn }) => `  passes on nothing  ${test}: ${passedOn.join(', ')}`),
  ];
}
