import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readEnv } from '../env.ts';

/** What an assay tells a run of Playwright, its workers included; without one nothing of this has any effect. */
const assayPlan = z.object({
  /** `reach`: which parts tests get to. `pairs`: tests under faults. `null`: tests against a platform that is none. */
  mode: z.enum(['reach', 'pairs', 'null']),
  /** Folder of the assay's records. */
  folder: z.string(),
  /** Digest of everything but specs and faults that a verdict depends on. */
  base: z.string(),
  /** Words for the line that tells how far it is. */
  title: z.string(),
  /** Faults, or null platforms, of each test by its key; the test is declared once for each of them. */
  pairs: z.record(z.string(), z.array(z.object({ fault: z.string(), signature: z.string() }))).default({}),
  /** Shorter than usual: silence is what many faults look like, and each costs its whole wait. */
  deadlines: z.object({ connect: z.number(), firstEvent: z.number(), silence: z.number(), total: z.number() }),
  /** What is run for a platform that a test starts for itself; without, it is the platform’s own command. */
  ownPlatform: z.string().optional(),
  /** For assertions that wait. */
  expectMs: z.number(),
});
export type AssayPlan = z.output<typeof assayPlan>;
export type AssayPlanInput = z.input<typeof assayPlan>;

let read: AssayPlan | undefined;

/** The plan of the assay this run belongs to; undefined for every other run. */
export function readAssayPlan(): AssayPlan | undefined {
  const { TOUCHSTONE_ASSAY_PLAN: file } = readEnv();
  if (file !== undefined) read ??= assayPlan.parse(JSON.parse(readFileSync(file, 'utf8')));
  return read;
}

/** What a test fails with that noticed nothing of its fault: an expected failure keeps its worker, a pass would cost a new one. */
export const UNNOTICED = 'Passed under a fault: nothing was noticed.';

const VARIANT = / \(pair (\d+)\)$/;

/** Title of the n-th declaration of a test, counted from 0. */
export const variantTitle = (title: string, index: number): string => (index === 0 ? title : `${title} (pair ${index + 1})`);

/** Name of a test in plans and records, the same for all of its declarations. @param titlePath file, describe, title */
export const testKeyOf = (project: string, titlePath: readonly string[]): string => [project, ...titlePath].join(' › ').replace(VARIANT, '');

/** Which declaration of a test this is, counted from 0. */
export const variantOf = (title: string): number => Number(VARIANT.exec(title)?.[1] ?? 1) - 1;

/** How many declarations a test of this title needs: as many as the plan has faults for it, whatever its file. */
export function variantsOf({ pairs }: AssayPlan, title: string): number {
  const counts = Object.entries(pairs).filter(([key]) => key.endsWith(` › ${title}`)).map(([, faults]) => faults.length);
  return Math.max(1, ...counts);
}
