import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Iteration } from '../../../reports/iteration/iteration.schema.ts';
import { type Child, type ChildEnd, startChild } from './child.ts';
import { SMALL } from './policy.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const PLAYWRIGHT = join(ROOT, 'node_modules/@playwright/test/cli.js');
/** A child that is still there after so long has hung, and that is a failure of its own. */
const LONGEST_MS = 80_000;

export interface InlineResult extends ChildEnd {
  /** The recorded iteration; undefined when none was written. */
  readonly iteration: Iteration | undefined;
  /** Where it ran; gone when the test ends. */
  readonly folder: string;
}

export interface InlineRun extends Pick<Child, 'says' | 'signal'> {
  readonly finished: Promise<InlineResult>;
}

export interface InlineOptions {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Projects not yet disposed of: an interrupted test never gets to it, its worker's exit does. */
const open = new Set<InlineProject>();
process.once('exit', () => open.forEach((project) => project[Symbol.dispose]()));

/** A small project in a folder of its own, run by a child Playwright. Dispose of it and everything is gone. */
export class InlineProject implements Disposable {
  readonly folder: string;
  readonly #children: Child[] = [];

  /** @param files contents by path, `playwright.config.ts` and `gate.policy.json` included unless the ordinary ones will do */
  constructor(files: Readonly<Record<string, string>>) {
    // Inside the repository, so that its packages and its `#utils/…` imports resolve.
    mkdirSync(join(ROOT, '.touchstone'), { recursive: true });
    this.folder = mkdtempSync(join(ROOT, '.touchstone/inline-'));
    open.add(this);
    for (const [name, text] of Object.entries({ 'playwright.config.ts': configOf(), 'gate.policy.json': JSON.stringify(SMALL), ...files })) {
      mkdirSync(dirname(join(this.folder, name)), { recursive: true });
      writeFileSync(join(this.folder, name), text);
    }
  }

  /** Runs it to its end. */
  run(options: InlineOptions = {}): Promise<InlineResult> {
    return this.start(options).finished;
  }

  /** Starts it, for tests that step in while it runs. */
  start({ args = [], env = {} }: InlineOptions = {}): InlineRun {
    const child = startChild([PLAYWRIGHT, 'test', '--config=playwright.config.ts', '--output=results', ...args], { cwd: this.folder, env, longestMs: LONGEST_MS });
    this.#children.push(child);
    return { ...child, finished: child.finished.then((end) => ({ ...end, iteration: this.#iteration(), folder: this.folder })) };
  }

  #iteration(): Iteration | undefined {
    const file = ['out', 'reports/out'].map((out) => join(this.folder, out, 'iterations/latest.json')).find((path) => existsSync(path));
    return file === undefined ? undefined : Iteration.parse(JSON.parse(readFileSync(file, 'utf8')));
  }

  [Symbol.dispose](): void {
    for (const child of this.#children) child.signal('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
    open.delete(this);
  }
}

/** The ordinary configuration of an inline project: one project p1, our reporter. `extra` is source text of more options. */
export function configOf(extra = '', reporters = ''): string {
  const reporter = join(ROOT, 'reports/iteration/iteration.reporter.ts');
  return `import { defineConfig } from '@playwright/test';
export default defineConfig({
  testDir: '.', workers: 1, projects: [{ name: 'p1' }],
  reporter: [['list'], ${reporters} ['${reporter}', { outputFolder: 'out' }]],
  ${extra}
});
`;
}

/**
 * The project's own configuration, for a folder laid out like the project (`tests/p1/a.spec.ts`): its projects, target, set-up
 * and reporters, with all that is written kept in the folder. `extra` is source text of options to change.
 */
export function realConfigOf(extra = ''): string {
  return `import { join } from 'node:path';
import real from '${join(ROOT, 'playwright.config.ts')}';
const at = (path) => (path.startsWith('./') ? join('${ROOT}', path) : path);
export default {
  ...real,
  ...(real.globalSetup && { globalSetup: at(real.globalSetup) }),
  reporter: real.reporter.map(([name, options]) => [at(name), options]),
  ${extra}
};
`;
}

/** A spec file from the bodies of its tests, by title. */
export function specOf(tests: Readonly<Record<string, string>>): string {
  const lines = Object.entries(tests).map(([title, body]) => `test(${JSON.stringify(title)}, async ({}, testInfo) => { ${body} });`);
  return `import { test, expect } from '@playwright/test';\n${lines.join('\n')}\n`;
}
