import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { redactValues } from '../transcript/redact.ts';
import type { Observation } from './observation.schema.ts';
import { observation } from './observation.schema.ts';

/** One attempt of a test. */
interface Attempt {
  readonly testId: string;
  readonly retry: number;
}

/** The file in the folder of the run in which a worker leaves an observation for whoever reports; undefined without a run that has one. */
export function observationFile({ testId, retry }: Attempt): string | undefined {
  const folder = process.env['TOUCHSTONE_RUN_DIR'];
  return folder === undefined ? undefined : join(folder, `observation-${testId}-${retry}.json`);
}

/** What an attempt exchanged with the target, once; null when nothing was left: it talks to no target, or its worker was killed. */
export function takeObservation(attempt: Attempt): Observation | null {
  const file = observationFile(attempt);
  if (file === undefined || !existsSync(file)) return null;
  const text = readFileSync(file, 'utf8');
  rmSync(file);
  // A worker killed while it wrote leaves half a file. What the test learned late is known here, where the runner has taken its secrets.
  return text.endsWith('}') ? observation.parse(JSON.parse(redactValues(text))) : null;
}

/** For the worker, at the end of an attempt. */
export function leaveObservation(attempt: Attempt, observed: () => Observation): void {
  const file = observationFile(attempt);
  if (file !== undefined) writeFileSync(file, JSON.stringify(observed()), { mode: 0o600 });
}
