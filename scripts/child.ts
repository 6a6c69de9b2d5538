import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '..');
/** Command lines of tools from node_modules, run by this Node: no shell and no lookup in between. */
export const TOOLS = {
  playwright: [process.execPath, resolve(ROOT, 'node_modules/@playwright/test/cli.js')],
  allure: [process.execPath, resolve(ROOT, 'node_modules/allure/cli.js')],
  tsc: [process.execPath, resolve(ROOT, 'node_modules/typescript/bin/tsc')],
  oxlint: [process.execPath, resolve(ROOT, 'node_modules/oxlint/bin/oxlint')],
} as const;

/** A terminal's Ctrl-C reaches npm and us, and npm passes it on once more: what comes within this time is the same one. */
const ONE_PRESS_MS = 500;

interface ChildOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Where it runs; the project's root without. */
  readonly cwd?: string;
  /** Ends the child after so long. */
  readonly timeoutMs?: number;
  /** Leaves out what it prints, or only its errors. */
  readonly quiet?: 'output' | 'errors';
}

/**
 * Runs a command to its end and returns its exit code. The child leads a process group of its own, so that one Ctrl-C is
 * one signal to it, a second one ends the whole group, and nothing of it outlives us.
 */
export async function run(command: readonly string[], { env = {}, cwd = ROOT, timeoutMs, quiet }: ChildOptions = {}): Promise<number> {
  const [file = '', ...args] = command;
  const grouped = process.platform !== 'win32';
  const child = spawn(file, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', quiet === 'output' ? 'ignore' : 'inherit', quiet === 'errors' ? 'ignore' : 'inherit'], detached: grouped });
  const killGroup = () => signal(child.pid, grouped, 'SIGKILL');
  let pressedAt = 0;
  const pass = (name: NodeJS.Signals) => {
    const first = pressedAt === 0;
    if (!first && Date.now() - pressedAt < ONE_PRESS_MS) return;
    pressedAt = Date.now();
    if (first) child.kill(name);
    else killGroup();
  };
  const timer = timeoutMs === undefined ? undefined : setTimeout(killGroup, timeoutMs);
  process.on('SIGINT', pass).on('SIGTERM', pass).on('exit', killGroup);
  try {
    return await new Promise<number>((finish, fail) => {
      child.once('error', fail);
      child.once('exit', (code, name) => finish(code ?? (name === 'SIGINT' ? 130 : 143)));
    });
  } finally {
    clearTimeout(timer);
    process.off('SIGINT', pass).off('SIGTERM', pass).off('exit', killGroup);
    killGroup();
  }
}

function signal(pid: number | undefined, grouped: boolean, name: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(grouped ? -pid : pid, name);
  } catch (error) {
    // Nobody of the group is left, which is what was wanted.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
