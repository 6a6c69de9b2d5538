import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readAssayPlan } from '../assay/plan.ts';
import { TouchstoneError } from '../errors.ts';
import { excerpt } from '../transcript/redact.ts';
import { waitedByProcess } from '../load/machine.ts';
import { embeddedSettings } from './embedded-secrets.ts';
import { programOf } from './program.ts';

/** How a process ended. */
export interface ProcessEnd {
  /** Exit code; null when a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: string | null;
  /** Milliseconds from the signal to the end. */
  readonly durationMs: number;
}
type StopSignal = 'SIGTERM' | 'SIGKILL' | 'SIGINT';

const ROOT = resolve(import.meta.dirname, '../..');
const READY = /platform ready at (https?:\S+)(?: \((http:\S+) redirects there\))?\n/;
const READY_WITHIN_MS = 60_000;
const ENDS_WITHIN_MS = 10_000;

/** What became of a start. */
export interface StartAttempt {
  /** Whether it said that it is ready; it goes on then. */
  readonly ready: boolean;
  /** What the process ended with; null while it runs, or when a signal ended it. */
  readonly exitCode: number | null;
  /** All that it printed. */
  readonly output: string;
}

/** An embedded platform in a child process, with a database of its own that outlives restarts. */
export class PlatformProcess {
  readonly #folder = mkdtempSync(join(tmpdir(), 'touchstone-own-'));
  readonly #settings: Record<string, string>;
  #child: ChildProcess | undefined;
  #output = '';
  url = '';
  /** Address that redirects to `url`, where there is one. */
  redirectUrl = '';
  /** Milliseconds of the last start that it spent waiting for a processor: the machine's, not the platform's. */
  waitedMs = 0;

  constructor(settings: Readonly<Record<string, string>>) {
    this.#settings = { ...embeddedSettings(join(this.#folder, 'platform.db')), ...settings };
  }

  /** File of its database. */
  get database(): string {
    return this.#settings['PLATFORM_DATABASE'] ?? '';
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  get running(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Starts it and waits until it is ready, on the port it had before, if any; returns the milliseconds that took. */
  async start(): Promise<number> {
    if (this.running) throw this.#failure('a platform that is not running', 'it runs already');
    const child = await this.#spawn();
    const startedAt = performance.now();
    const why = await this.#ready(child);
    if (why !== undefined) throw this.#failure('“platform ready at …”', why);
    this.waitedMs = child.pid === undefined ? 0 : waitedByProcess(child.pid);
    this.#settings['PLATFORM_PORT'] = new URL(this.url).port;
    return performance.now() - startedAt;
  }

  /** Starts it and tells what became of that, whatever it is. */
  async attempt(): Promise<StartAttempt> {
    const child = await this.#spawn();
    const closed = new Promise<void>((done) => child.once('close', () => done()));
    const ready = (await this.#ready(child)) === undefined;
    // Last words come after the end of the process as often as before.
    if (!ready) await closed;
    return { ready, exitCode: child.exitCode, output: this.#output };
  }

  async #spawn(): Promise<ChildProcess> {
    this.#output = '';
    const program = await programOf(readAssayPlan()?.ownPlatform ?? 'platform/serve.ts');
    // Nothing of this run's environment but what a process needs: the platform refuses settings it does not know.
    const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], TMPDIR: process.env['TMPDIR'], ...this.#settings };
    const child = spawn(process.execPath, [program], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    const killWithUs = () => child.kill('SIGKILL');
    process.once('exit', killWithUs);
    child.once('exit', () => process.off('exit', killWithUs));
    return child;
  }

  /** Lets the process stand still: it does nothing at all, and the system keeps its connections. Until `resume`, or its end. */
  pause(): void {
    if (!this.running) throw this.#failure('a running platform', 'it has ended already');
    this.#child?.kill('SIGSTOP');
  }

  /** Lets it go on; harmless where it does. */
  resume(): void {
    this.#child?.kill('SIGCONT');
  }

  async end(signal: StopSignal): Promise<ProcessEnd> {
    const child = this.#child;
    if (!child || !this.running) throw this.#failure('a running platform', 'it has ended already');
    const startedAt = performance.now();
    const ended = new Promise<ProcessEnd>((finish) => child.once('exit', (exitCode, by) => finish({ exitCode, signal: by, durationMs: performance.now() - startedAt })));
    child.kill(signal);
    // Whoever stands still cannot go in good order.
    this.resume();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, fail) => {
      timer = setTimeout(() => {
        child.kill('SIGKILL');
        fail(this.#failure(`the platform ends within ${ENDS_WITHIN_MS} ms of ${signal}`, 'it went on and was killed'));
      }, ENDS_WITHIN_MS);
    });
    return Promise.race([ended, late]).finally(() => clearTimeout(timer));
  }

  /** Ends it if need be and takes its files away. */
  async dispose(): Promise<void> {
    try {
      if (this.running) await this.end('SIGTERM');
    } finally {
      rmSync(this.#folder, { recursive: true, force: true });
    }
  }

  /** Waits for its address; why there is none, or undefined. */
  #ready(child: ChildProcess): Promise<string | undefined> {
    return new Promise((answer) => {
      const settle = (why?: string) => {
        clearTimeout(timer);
        answer(why);
      };
      const timer = setTimeout(() => {
        child.kill('SIGKILL');
        settle(`it did not come within ${READY_WITHIN_MS} ms`);
      }, READY_WITHIN_MS);
      child.once('exit', (code, signal) => settle(`the process ended with ${signal ?? code}`));
      const collect = (chunk: Buffer) => {
        this.#output += chunk.toString();
        const [, url, redirectUrl = ''] = READY.exec(this.#output) ?? [];
        if (!url) return;
        this.url = url;
        this.redirectUrl = redirectUrl;
        settle();
      };
      child.stdout?.on('data', collect);
      child.stderr?.on('data', collect);
    });
  }

  #failure(expected: string, happened: string): TouchstoneError {
    return new TouchstoneError('E_PLATFORM_START', { expected, happened: `${happened}; its output:\n${excerpt(this.#output, 1500) || '(none)'}`, where: `private platform, pid ${this.#child?.pid ?? 'none'}, ${this.url || 'not ready'}` });
  }
}
