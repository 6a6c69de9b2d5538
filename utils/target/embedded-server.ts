import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { PlaywrightTestConfig } from '@playwright/test';
import { embeddedSettings } from './embedded-secrets.ts';

type WebServer = Extract<NonNullable<PlaywrightTestConfig['webServer']>, { command: string }>;

/**
 * The embedded platform as Playwright's `webServer`: any free port, secrets and a database of this run alone. Playwright
 * reads the address from its one line of output and puts it into the environment as TOUCHSTONE_URL, for set-up and workers.
 */
export function embeddedServer(): WebServer {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-'));
  // The platform has ended when this process exits, so nobody writes there any more.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return {
    name: 'platform',
    command: `"${process.execPath}" --import tsx platform/serve.ts`,
    cwd: resolve(import.meta.dirname, '../..'),
    env: embeddedSettings(join(folder, 'platform.db')),
    wait: { stdout: /platform ready at (?<touchstone_url>https?:\S+)/ },
    timeout: 60_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 8000 },
  };
}
