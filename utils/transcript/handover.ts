import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { learnSecret, secretsNow } from './redact.ts';

/** One attempt of a test. */
interface Attempt {
  readonly testId: string;
  readonly retry: number;
}

/**
 * Secrets of a test, from the worker that learned them to the runner that cleans what Playwright writes after the test. They
 * lie in the folder of the run, which only its owner can read, until they are taken.
 */
export function leaveSecrets(attempt: Attempt & { readonly outputDir: string }): void {
  const file = noteOf(attempt);
  const secrets = secretsNow();
  if (file && secrets.length > 0) writeFileSync(file, JSON.stringify([attempt.outputDir, ...secrets]), { mode: 0o600 });
}

/** Learns what a test left; undefined when it left nothing. Returns its output folder. */
export function takeSecrets(attempt: Attempt): string | undefined {
  const file = noteOf(attempt);
  return file && existsSync(file) ? take(file) : undefined;
}

/** Takes everything that nobody took, as with reporters named on the command line. */
export function takeLeftSecrets(): string[] {
  const folder = process.env['TOUCHSTONE_RUN_DIR'];
  if (folder === undefined) return [];
  return readdirSync(folder).filter((name) => name.startsWith(PREFIX)).map((name) => take(join(folder, name)));
}

const PREFIX = 'secrets-';
function noteOf({ testId, retry }: Attempt): string | undefined {
  const folder = process.env['TOUCHSTONE_RUN_DIR'];
  return folder === undefined ? undefined : join(folder, `${PREFIX}${testId}-${retry}.json`);
}

function take(file: string): string {
  const [outputDir = '', ...secrets]: string[] = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(file);
  secrets.forEach(learnSecret);
  return outputDir;
}
