import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Iteration } from '../../../reports/iteration/iteration.schema.ts';
import { readRun } from '../../../reports/journal/read.ts';
import { type Child, type ChildEnd, startChild } from './child.ts';
import { InlineProject } from './inline-project.ts';
import { killProcessesWith } from './processes.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

/** A small suite with the reporters of a real one, for runs that are sharded, merged, killed and resumed. */
export class RecordedSuite implements Disposable {
  readonly #project: InlineProject;
  readonly #children: Child[] = [];

  /** @param files specs by name */
  constructor(files: Readonly<Record<string, string>>, extra = '') {
    this.#project = new InlineProject({ 'playwright.config.ts': configOf(extra), ...files });
    mkdirSync(this.mark);
  }

  get folder(): string {
    return this.#project.folder;
  }

  /** In the environment of every process of this suite. */
  get mark(): string {
    return join(this.folder, 'tmp');
  }

  /** `playwright test` in the folder. */
  playwright(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<ChildEnd> & { readonly kill: () => void } {
    return this.#start([join(ROOT, 'node_modules/@playwright/test/cli.js'), 'test', ...args], env);
  }

  /** `npm run <name>` in the folder. */
  command(name: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Promise<ChildEnd> {
    return this.#start([join(ROOT, 'scripts/start.mjs'), name, ...args], env);
  }

  /** Runs all shards as machines of their own do, and returns the folder that has what each of them left. */
  async runShards(total: number, run: string, ...args: readonly string[]): Promise<string> {
    const parts = join(this.folder, 'parts');
    for (let shard = 1; shard <= total; shard++) {
      await this.playwright([`--shard=${shard}/${total}`, ...args], { TOUCHSTONE_RUN: run });
      cpSync(join(this.folder, 'reports/out'), join(parts, `shard-${shard}`), { recursive: true });
      rmSync(join(this.folder, 'reports/out'), { recursive: true });
    }
    return parts;
  }

  /** Kills every process of the suite, as a machine that loses power does. */
  killEverything(): void {
    killProcessesWith(this.mark);
  }

  /** Resolves when so many attempts are recorded. */
  async recorded(count: number): Promise<void> {
    while (this.attempts() < count) await new Promise((later) => setTimeout(later, 10));
  }

  /** How many attempts are recorded so far, in all parts. */
  attempts(): number {
    return this.#journals().reduce((sum, file) => sum + readFileSync(file, 'utf8').split('\n').filter((line) => line.startsWith('{"kind":"attempt"')).length, 0);
  }

  /** What the journals of a run say about each test in the end, by title; and which attempts there were. */
  accountOf(run: string): { readonly outcomes: Readonly<Record<string, string>>; readonly attempts: readonly string[]; readonly parts: readonly string[] } {
    const journals = readRun(join(this.folder, 'reports/out/runs', run));
    const titles = new Map(journals.flatMap(({ begin }) => begin.tests.map(({ id, title, repeat }) => [id, repeat === 0 ? title : `${title} (${repeat})`] as const)));
    const attempts = journals.flatMap((journal) => journal.attempts.map((attempt) => ({ title: titles.get(attempt.id) ?? attempt.id, attempt })));
    return {
      outcomes: Object.fromEntries(attempts.map(({ title, attempt }) => [title, attempt.status])),
      attempts: attempts.map(({ title, attempt }) => `${title} ${attempt.status} ${attempt.retry}`).sort(),
      parts: journals.map(({ begin }) => begin.part),
    };
  }

  /** The iteration that was told last, and how many the history has. */
  told(): { readonly iteration: Iteration; readonly inHistory: number } {
    const reports = join(this.folder, 'reports/out');
    return { iteration: Iteration.parse(JSON.parse(readFileSync(join(reports, 'iterations/latest.json'), 'utf8'))), inHistory: readFileSync(join(reports, 'history.jsonl'), 'utf8').trim().split('\n').length };
  }

  #journals(): string[] {
    const runs = join(this.folder, 'reports/out/runs');
    return existsSync(runs) ? readdirSync(runs, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.journal.jsonl')).map((name) => join(runs, name)) : [];
  }

  #start(command: readonly string[], env: Readonly<Record<string, string>>): Promise<ChildEnd> & { readonly kill: () => void } {
    const child = startChild(command, { cwd: this.folder, env: { SUITE_UNDER_TEST: this.mark, ...env } });
    this.#children.push(child);
    return Object.assign(child.finished, { kill: () => child.signal('SIGKILL') });
  }

  [Symbol.dispose](): void {
    for (const child of this.#children) child.signal('SIGKILL');
    this.#project[Symbol.dispose]();
  }
}

function configOf(extra: string): string {
  const at = (path: string) => `'${join(ROOT, 'reports', path)}'`;
  return `import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { readSelection } from '#utils/arguments';
import { shardReporters } from ${at('shards/reporters.ts')};
const sharded = shardReporters(readSelection(process.argv.slice(2))).map(([name, options]) => [name.startsWith('./') ? join('${ROOT}', name) : name, options]);
export default defineConfig({
  testDir: '.', testMatch: '*.spec.ts', fullyParallel: true, workers: 2, outputDir: 'reports/out/test-results', projects: [{ name: 'p1' }],
  reporter: [
    [${at('redaction.reporter.ts')}], ['line'], [${at('allure.reporter.ts')}, { resultsDir: 'reports/out/allure-results' }], [${at('iteration/iteration.reporter.ts')}],
    ...(sharded.length > 0 ? sharded : [['html', { outputFolder: 'reports/out/playwright', open: 'never' }]]),
  ],
  ${extra}
});
`;
}
