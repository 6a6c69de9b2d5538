import { relative, sep } from 'node:path';
import type { FullConfig, Reporter, Suite, TestCase } from '@playwright/test/reporter';
import { z } from 'zod';

/** What `playwright test --list` with this reporter tells on its last line: the tests there are at present, and of which target. */
export const Listing = z.strictObject({
  target: z.string(),
  tests: z.array(z.strictObject({ id: z.string(), project: z.string(), file: z.string(), title: z.string(), repeat: z.int().min(0) })),
  errors: z.array(z.string()),
});
export type Listing = z.output<typeof Listing>;

/** Lists tests for other programs. */
export default class ListReporter implements Reporter {
  readonly #errors: string[] = [];
  #listing: Listing = { target: 'none', tests: [], errors: this.#errors };

  onBegin(config: FullConfig, suite: Suite): void {
    const target: unknown = config.metadata['target'];
    this.#listing = { target: typeof target === 'string' ? target : 'none', tests: suite.allTests().map((test) => listed(config, test)), errors: this.#errors };
  }

  onError(error: { readonly message?: string }): void {
    this.#errors.push(error.message ?? 'unknown');
  }

  async onExit(): Promise<void> {
    process.stdout.write(`\n${JSON.stringify(this.#listing)}\n`);
  }
}

function listed({ rootDir }: FullConfig, test: TestCase): Listing['tests'][number] {
  return { id: test.id, project: test.parent.project()?.name ?? '', file: relative(rootDir, test.location.file).split(sep).join('/'), title: test.titlePath().slice(3).join(' › '), repeat: test.repeatEachIndex };
}
