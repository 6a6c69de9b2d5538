import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const START = join(resolve(import.meta.dirname, '../../..'), 'scripts/start.mjs');

export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Runs one of the project's commands in a process of its own, as `npm run` does, without the variables of the outer run. */
export function command(name: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const kept = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(TOUCHSTONE_|PLATFORM_|TEST_|PW|NODE_OPTIONS$|FORCE_COLOR$)/.test(name)));
  const child = spawn(process.execPath, [START, name, ...args], { env: { ...kept, ...env }, stdio: ['ignore', 'pipe', 'pipe'], timeout: 60_000, killSignal: 'SIGKILL' });
  let output = '';
  const collect = (chunk: Buffer) => (output += stripVTControlCharacters(chunk.toString()));
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  return new Promise((finish, fail) => {
    child.once('error', fail);
    child.once('close', (code) => finish({ code, output }));
  });
}
