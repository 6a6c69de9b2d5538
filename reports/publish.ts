import { appendFileSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ctrfOf } from './ctrf/ctrf.ts';
import { annotationsOf } from './github/annotations.ts';
import { jobSummaryOf, SUMMARY_LIMIT } from './github/job-summary.ts';
import type { Iteration } from './iteration/iteration.schema.ts';
import { junitOf } from './junit/junit.ts';

/**
 * Writes an iteration for other tools: `junit.xml` and `ctrf.json`, and in GitHub Actions the job summary. Returns what GitHub
 * shall show beside the code, for whoever prints. The same for a run of one process, of shards put together and a resumed one.
 */
export function publish(iteration: Iteration, folder: string, env: Readonly<Record<string, string | undefined>> = process.env): string[] {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'junit.xml'), junitOf(iteration));
  writeFileSync(join(folder, 'ctrf.json'), `${JSON.stringify(ctrfOf(iteration), null, 2)}\n`);
  const summary = env['GITHUB_STEP_SUMMARY'];
  // Other commands of the same step may have written to it.
  if (summary) appendFileSync(summary, jobSummaryOf(iteration, SUMMARY_LIMIT - (existsSync(summary) ? statSync(summary).size : 0)));
  return env['GITHUB_ACTIONS'] === 'true' ? annotationsOf(iteration) : [];
}
