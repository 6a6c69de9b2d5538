import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';

/** Variables of the outer run that would change the inner one. */
const INHERITED = /^(TEST_|PW|PLAYWRIGHT|TOUCHSTONE_|PLATFORM_|CI$|NODE_OPTIONS$|FORCE_COLOR$|DEBUG|npm_)/;

export interface ChildOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** After so many milliseconds it has hung and is killed. */
  readonly longestMs?: number;
}

export interface ChildEnd {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Standard output and error as they came, without colours. */
  readonly output: string;
}

export interface Child {
  /** Resolves with the output so far when it contains the text. */
  says(text: string): Promise<string>;
  signal(name: NodeJS.Signals): void;
  ended(): boolean;
  /** When it and whoever it started have ended. */
  readonly finished: Promise<ChildEnd>;
}

/** Runs Node in a process of its own, without the variables of the outer run. @param command a script and its arguments */
export function startChild(command: readonly string[], { cwd, env = {}, longestMs }: ChildOptions = {}): Child {
  const kept = Object.fromEntries(Object.entries(process.env).filter(([name]) => !INHERITED.test(name)));
  const child = spawn(process.execPath, command, { cwd, env: { ...kept, ...env }, stdio: ['ignore', 'pipe', 'pipe'], timeout: longestMs, killSignal: 'SIGKILL' });
  let output = '';
  const listeners = new Set<() => void>();
  const collect = (chunk: Buffer) => {
    output += stripVTControlCharacters(chunk.toString());
    listeners.forEach((listener) => listener());
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  return {
    says: (text) => new Promise((found) => {
      const look = () => (output.includes(text) ? found(output) : undefined);
      listeners.add(look);
      look();
    }),
    signal: (name) => void child.kill(name),
    ended: () => child.exitCode !== null || child.signalCode !== null,
    finished: new Promise((finish, fail) => {
      child.once('error', fail);
      child.once('close', (exitCode, signal) => finish({ exitCode, signal, output }));
    }),
  };
}
