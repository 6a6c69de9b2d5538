import { z } from 'zod';
import { FailureClass } from '../reports/classify/failure-class.ts';
import { VERDICTS } from './records.ts';

const verdict = z.enum(VERDICTS);

/** `reports/out/assay.json`. */
export const assayReport = z.strictObject({
  /** Every chosen test. `provenBy`: faults it failed under, for the stated reason. `ms` unfaulted. */
  tests: z.array(z.strictObject({
    test: z.string(), project: z.string(), file: z.string(), title: z.string(), ms: z.number(), reachedFaults: z.int(), provenBy: z.array(z.string()),
    /** Null platforms on which it passed, or was skipped though it could have run. */
    passedOn: z.array(z.string()),
  })),
  /** Every chosen fault. `reachedBy`: how many of the tests get to a part of it. */
  faults: z.array(z.strictObject({ fault: z.string(), sentence: z.string(), reachedBy: z.int(), caughtBy: z.array(z.string()) })),
  pairs: z.array(z.strictObject({ test: z.string(), fault: z.string(), verdict, place: z.enum(['set-up', 'test']), ms: z.number() })),
  unprovenTests: z.array(z.strictObject({ test: z.string(), why: z.string() })),
  uncaughtFaults: z.array(z.strictObject({ fault: z.string(), why: z.string() })),
  /** Pairs that failed, but for no reason that was stated beforehand; `timeout` and `crash` are such too. */
  wrongReason: z.array(z.strictObject({ test: z.string(), fault: z.string(), verdict, expected: z.string(), message: z.string() })),
  /** `ran`: tests that can run there; `passed`: those that passed there or skipped themselves. */
  nullPlatforms: z.record(z.string(), z.strictObject({ passed: z.int(), ran: z.int() })),
  /** What the rules of the reports make of the evidence of each caught fault, held against its true class. */
  classification: z.strictObject({
    of: z.int(), right: z.int(), certain: z.int(), unknown: z.array(z.string()),
    wrong: z.array(z.strictObject({ fault: z.string(), test: z.string(), said: FailureClass, certainty: z.enum(['certain', 'likely', 'unknown']), rule: z.string().nullable(), truth: z.array(FailureClass) })),
    wrongCertain: z.array(z.string()),
  }),
  /** Percent of tests proven and faults caught, over all of both; 100 only when nothing is missing. */
  score: z.number().min(0).max(100),
});
export type AssayReport = z.output<typeof assayReport>;
