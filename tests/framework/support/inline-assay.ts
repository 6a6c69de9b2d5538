import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { assayReport } from '../../../assay/report.schema.ts';
import { pairRecord } from '../../../assay/records.ts';
import type { AssayReport } from '../../../assay/report.schema.ts';
import { type Child, type ChildEnd, startChild } from './child.ts';
import { fixtureSpecOf } from './framework-test.ts';
import { InlineProject, realConfigOf } from './inline-project.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

export interface AssayResult extends ChildEnd {
  /** Undefined when none was written. */
  readonly report: AssayReport | undefined;
}

/** A small suite of project p1 that is assayed by the real command, on the real faults. */
export class InlineAssay implements Disposable {
  readonly #project: InlineProject;
  readonly #children: Child[] = [];

  /** @param bodies source of tests as a user of the framework writes them */
  constructor(bodies: string) {
    this.#project = new InlineProject({ 'playwright.config.ts': realConfigOf(`projects: [{ name: 'p1', testDir: '.', testMatch: 'small.spec.ts' }], workers: 2,`), 'small.spec.ts': fixtureSpecOf(bodies) });
  }

  run(...args: readonly string[]): Promise<AssayResult> {
    return this.start(...args).finished;
  }

  /** Starts it, for tests that step in while it runs. */
  start(...args: readonly string[]) {
    const child = startChild([join(ROOT, 'scripts/start.mjs'), 'assay', '--project=p1', ...args], { cwd: this.#project.folder });
    this.#children.push(child);
    return {
      signal: (name: NodeJS.Signals) => child.signal(name),
      /** Resolves when so many pairs are recorded. */
      recorded: async (count: number) => {
        while (this.pairs().length < count && !child.ended()) await new Promise((later) => setTimeout(later, 20));
      },
      finished: child.finished.then((end): AssayResult => ({ ...end, report: this.#report() })),
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
    for (const child of this.#children) child.signal('SIGKILL');
    this.#project[Symbol.dispose]();
  }
}
