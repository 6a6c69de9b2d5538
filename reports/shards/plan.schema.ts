import { z } from 'zod';

const PlannedTest = z.strictObject({
  id: z.string(), project: z.string(), file: z.string(), title: z.string(), repeat: z.int().min(0),
  seconds: z.number().min(0),
  from: z.enum(['recorded', 'file', 'project', 'all', 'nothing']).describe('what the seconds are: recorded of this test, the median of its file, of its project, of all, or a guess'),
});

/** Which shard runs what, and why it should come out even: `reports/out/runs/<run>/plan-of-<total>.json`, the same on every machine. */
export const Plan = z.strictObject({
  schema: z.literal(1),
  total: z.int().positive(),
  workers: z.int().positive().describe('side by side in each shard'),
  workerStartMs: z.int().min(0).describe('counted for every worker, and again whenever it changes to another project'),
  tests: z.int().min(0), estimated: z.int().min(0).describe('tests of which no duration is recorded'),
  balance: z.number().min(0).max(1).describe('mean of the shards’ seconds by their maximum'),
  shards: z.array(z.strictObject({ shard: z.int().positive(), seconds: z.number().min(0), projects: z.array(z.string()), tests: z.array(PlannedTest) })).min(1),
});
export type Plan = z.output<typeof Plan>;
