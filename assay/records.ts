import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { Evidence } from '../reports/classify/evidence.ts';

/** A chosen test, as found by Playwright. */
export const chosenTest = z.object({
  key: z.string(), project: z.string(), file: z.string(), line: z.int(), title: z.string(), needs: z.array(z.string()),
  /** Digest of the spec and of all it rests on but faults. */
  signature: z.string(),
});
export type ChosenTest = z.output<typeof chosenTest>;

/** What an unfaulted run of a test showed. */
export const reachRecord = z.object({ test: z.string(), signature: z.string(), status: z.string(), ms: z.number(), parts: z.array(z.string()), message: z.string().optional() });

export const VERDICTS = ['caught', 'wrong-reason', 'timeout', 'crash', 'missed', 'skipped'] as const;
/** What a test made of a fault. */
export const pairRecord = z.object({
  test: z.string(), fault: z.string(), signature: z.string(), ms: z.number(), verdict: z.enum(VERDICTS),
  /** Where it failed: a fixture that fails before the test's body proves the fault noticed, but nothing about the test. */
  place: z.enum(['set-up', 'test']), message: z.string(),
  /** What the classification of the failure rests on. */
  evidence: Evidence,
});
export type PairRecord = z.output<typeof pairRecord>;

/** What a test made of a platform that is none. */
export const nullRecord = z.object({ test: z.string(), platform: z.string(), signature: z.string(), status: z.string(), ms: z.number() });
export type NullRecord = z.output<typeof nullRecord>;

/** One line a record, written as it comes, so that nothing is lost with a killed run. */
export function appendRecord(file: string, record: object): void {
  mkdirSync(dirname(file), { recursive: true });
  appendFileSync(file, `${JSON.stringify(record)}\n`);
}

/** The newest record of each name. A last line that a killed run left unfinished is dropped, and so are records of another version. */
export function readRecords<S extends z.ZodType>(file: string, schema: S, nameOf: (record: z.output<S>) => string): Map<string, z.output<S>> {
  if (!existsSync(file)) return new Map();
  const lines = readFileSync(file, 'utf8').split('\n').filter((line) => line.endsWith('}'));
  const records = lines.flatMap((line) => {
    const { data } = schema.safeParse(JSON.parse(line));
    return data === undefined ? [] : [data];
  });
  return new Map(records.map((record) => [nameOf(record), record]));
}

/** Keeps only these, in one step: a file of records grows by every run. */
export function rewriteRecords(file: string, records: Iterable<object>): void {
  writeWhole(file, [...records].map((record) => `${JSON.stringify(record)}\n`).join(''));
}

/** Writes a file so that readers see the old one or the new one, never a part. */
export function writeWhole(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

export const pairName = ({ test, fault }: Pick<PairRecord, 'test' | 'fault'>): string => `${test} × ${fault}`;
