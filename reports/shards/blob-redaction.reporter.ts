import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Reporter } from '@playwright/test/reporter';
import { redactFolder } from '#utils/transcript/redact-files';

/**
 * A blob keeps what Playwright told while tests ran, titles of steps and output, before the secrets in them were known. It is
 * packed when the run ends, so this is the first moment at which it can be cleaned.
 */
export default class BlobRedactionReporter implements Reporter {
  readonly #blobs: string;

  constructor({ configDir = '.' }: { readonly configDir?: string } = {}) {
    this.#blobs = resolve(configDir, 'reports/out/blob');
  }

  printsToStdio(): boolean {
    return false;
  }

  async onExit(): Promise<void> {
    if (existsSync(this.#blobs)) redactFolder(this.#blobs);
  }
}
