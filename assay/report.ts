import type { Fault, Reason } from '../platform/faults/fault.ts';
import type { Candidate } from './choose.ts';
import { isProof, reaches } from './choose.ts';
import { classificationOf, isTrusted } from './classification.ts';
import { groupBy } from './group.ts';
import type { ChosenTest, NullRecord, PairRecord } from './records.ts';
import { pairName } from './records.ts';
import type { AssayReport } from './report.schema.ts';

/** All that an assay found out. */
export interface Findings {
  readonly tests: readonly (ChosenTest & Candidate)[];
  readonly faults: readonly Fault[];
  readonly pairs: readonly PairRecord[];
  readonly nulls: readonly NullRecord[];
  readonly nullNames: readonly string[];
  /** Tests and faults this assay answers for. */
  readonly wanted: { readonly tests: ReadonlySet<string>; readonly faults: ReadonlySet<string> };
  /** Whether a fault that none of the tests reaches counts against it. */
  readonly unreachedCounts: boolean;
}

/** Passed, or kept out of the way. */
export const gotThrough = ({ status }: Pick<NullRecord, 'status'>): boolean => status === 'passed' || status === 'skipped';

export function reportOf(findings: Findings): AssayReport {
  const { tests, faults, pairs, nulls, nullNames, wanted } = findings;
  const inOrder = nullNames.flatMap((name) => nulls.filter(({ platform }) => platform === name));
  const passedOn = (test: string) => inOrder.filter((record) => record.test === test && gotThrough(record)).map(({ platform, status }) => (status === 'passed' ? platform : `${platform} (skipped)`));
  const unprovenTests = tests.filter(({ key }) => wanted.tests.has(key) && !pairs.some((pair) => pair.test === key && isProof(pair))).map((test) => ({ test: test.key, why: whyUnproven(test, findings) }));
  const uncaughtFaults = faults.filter((fault) => isUncaught(fault, findings)).map((fault) => ({ fault: fault.id, why: whyUncaught(fault, findings) }));
  return {
    tests: tests.map((test) => ({
      test: test.key, project: test.project, file: test.file, title: test.title, ms: test.ms, reachedFaults: faults.filter((fault) => reaches(test, fault)).length,
      provenBy: pairs.filter((pair) => pair.test === test.key && isProof(pair)).map(({ fault }) => fault), passedOn: passedOn(test.key),
    })),
    faults: faults.map(({ id, sentence, parts }) => ({
      fault: id, sentence, reachedBy: tests.filter((test) => reaches(test, { parts })).length, caughtBy: pairs.filter(({ fault, verdict }) => fault === id && verdict === 'caught').map(({ test }) => test),
    })),
    pairs: pairs.map(({ test, fault, verdict, place, ms }) => ({ test, fault, verdict, place, ms })),
    unprovenTests,
    uncaughtFaults,
    wrongReason: pairs.filter(({ verdict }) => ['wrong-reason', 'timeout', 'crash'].includes(verdict)).map(({ test, fault, verdict, message }) => ({ test, fault, verdict, expected: expectedOf(faults, fault), message })),
    nullPlatforms: Object.fromEntries(nullNames.map((name) => {
      const here = nulls.filter(({ platform }) => platform === name);
      return [name, { passed: here.filter(gotThrough).length, ran: here.length }];
    })),
    classification: classificationOf(pairs),
    score: scoreOf(wanted.tests.size + wanted.faults.size - unreachedLeftOut(findings), unprovenTests.length + uncaughtFaults.length),
  };
}

/** Whether each test is proven and each fault caught, and nothing got through on a platform that is none. */
export const isProven = ({ unprovenTests, uncaughtFaults, nullPlatforms, tests, faults }: AssayReport): boolean =>
  tests.length > 0 && faults.length > 0 && unprovenTests.length === 0 && uncaughtFaults.length === 0 && Object.values(nullPlatforms).every(({ passed, ran }) => passed === 0 && ran > 0);

/** Whether it all holds, the causes that are told included: then, and only then, the exit code is 0. */
export const holds = (report: AssayReport): boolean => isProven(report) && isTrusted(report.classification);

/** Faults that none of the chosen tests gets to. */
export const unreachedFaults = ({ faults }: Pick<AssayReport, 'faults'>): AssayReport['faults'] => faults.filter(({ reachedBy }) => reachedBy === 0);

function isUncaught(fault: Fault, { tests, pairs, wanted, unreachedCounts }: Findings): boolean {
  if (!wanted.faults.has(fault.id) || pairs.some((pair) => pair.fault === fault.id && pair.verdict === 'caught')) return false;
  return unreachedCounts || tests.some((test) => reaches(test, fault));
}

const unreachedLeftOut = ({ tests, faults, wanted, unreachedCounts }: Findings): number =>
  unreachedCounts ? 0 : faults.filter((fault) => wanted.faults.has(fault.id) && !tests.some((test) => reaches(test, fault))).length;

/** Rounded down, so that 100 means all. */
const scoreOf = (all: number, open: number): number => (all === 0 ? 0 : Math.floor(((all - open) / all) * 1000) / 10);

const countsOf = (pairs: readonly PairRecord[]): string => {
  const counts = groupBy(pairs, ({ verdict, place }) => (verdict === 'caught' && place === 'set-up' ? 'caught in set-up only' : verdict));
  return [...counts].map(([verdict, found]) => `${found.length} ${verdict}`).join(', ');
};

function whyUnproven(test: Candidate, { faults, pairs }: Findings): string {
  const mine = pairs.filter((pair) => pair.test === test.key);
  if (!faults.some((fault) => reaches(test, fault))) return 'it gets to no part of the platform that a fault changes';
  return mine.length === 0 ? 'none of its pairs was run' : `it was run under ${mine.length} fault(s): ${countsOf(mine)}`;
}

function whyUncaught({ id, parts }: Fault, { tests, pairs }: Findings): string {
  const able = tests.filter((test) => reaches(test, { parts }));
  if (able.length === 0) return `no chosen test gets to ${parts.join(' or ')}`;
  const mine = pairs.filter((pair) => pair.fault === id);
  return mine.length === 0 ? 'none of its pairs was run' : `${mine.length} of ${able.length} tests that get to it were run: ${countsOf(mine)}`;
}

const expectedOf = (faults: readonly Fault[], id: string): string => (faults.find((fault) => fault.id === id)?.noticedBy ?? []).map(reasonText).join(' or ');
const reasonText = ({ by, says }: Reason): string => (says ? `${by} saying ${says.source}` : by);

/** Records of pairs in a stable order. */
export const sortedPairs = (pairs: Iterable<PairRecord>): PairRecord[] => [...pairs].sort((a, b) => pairName(a).localeCompare(pairName(b)));
