import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { assayReport } from '../../../assay/report.schema.ts';
import { pairRecord } from '../../../assay/records.ts';
import type { AssayReport } from '../../../assay/report.schema.ts';
import { fixtureSpecOf } from './framework-test.ts';
import { InlineProject, realConfigOf } from './inline-project.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
/** Variables of the outer run that would change the inner one. */
const INHERITED = /^(TEST_|PW|PLAYWRIGHT|TOUCHSTONE_|PLATFORM_|CI$|FORCE_COLOR$|DEBUG)/;

export interface AssayResult {
  readonly exitCode: number | null;
  readonly output: string;
  /** Undefined when none was written. */
  readonly report: AssayReport | undefined;
}

/** A small suite of project p1 that is assayed by the real command, on the real faults. */
export class InlineAssay implements Disposable {
  readonly #project: InlineProject;
  readonly #children: ChildProcess[] = [];

  /** @param bodies source of tests as a user of the framework writes them */
  constructor(bodies: string) {
    this.#project = new InlineProject({ 'playwright.config.ts': realConfigOf(`projects: [{ name: 'p1', testDir: '.', testMatch: 'small.spec.ts' }], workers: 2,`), 'small.spec.ts': fixtureSpecOf(bodies) });
  }

  run(...args: readonly string[]): Promise<AssayResult> {
    return this.start(...args).finished;
  }

  /** Starts it, for tests that step in while it runs. */
  start(...args: readonly string[]) {
    const kept = Object.fromEntries(Object.entries(process.env).filter(([name]) => !INHERITED.test(name)));
    const child = spawn(process.execPath, [join(ROOT, 'scripts/start.mjs'), 'assay', '--project=p1', ...args], { cwd: this.#project.folder, env: kept, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#children.push(child);
    let output = '';
    const listeners = new Set<() => void>();
    const collect = (chunk: Buffer) => {
      output += stripVTControlCharacters(chunk.toString());
      listeners.forEach((listener) => listener());
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    return {
      signal: (name: NodeJS.Signals) => void child.kill(name),
      /** Resolves when so many pairs are recorded. */
      recorded: async (count: number) => {
        while (this.pairs().length < count && child.exitCode === null) await new Promise((later) => setTimeout(later, 20));
      },
      finished: new Promise<AssayResult>((finish, fail) => {
        child.once('error', fail);
        child.once('close', (exitCode) => finish({ exitCode, output, report: this.#report() }));
      }),
    };
  }

  /** Faults of the pairs that are recorded, in order, as they are written while it runs. */
  pairs(): string[] {
    const file = join(this.#project.folder, 'reports/out/assay/pairs.jsonl');
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter((line) => line.endsWith('}')) : [];
    return lines.map((line) => pairRecord.parse(JSON.parse(line)).fault);
  }

  #report(): AssayReport | undefined {
    const file = join(this.#project.folder, 'reports/out/assay.json');
    return existsSync(file) ? assayReport.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
  }

  [Symbol.dispose](): void {
    for (const child of this.#children) child.kill('SIGKILL');
    this.#project[Symbol.dispose]();
  }
}
