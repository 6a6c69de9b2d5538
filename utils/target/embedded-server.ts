import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { PlaywrightTestConfig } from '@playwright/test';
import { embeddedSettings } from './embedded-secrets.ts';
import { programOf } from './program.ts';

type WebServer = Extract<NonNullable<PlaywrightTestConfig['webServer']>, { command: string }>;

/**
 * The embedded platform as Playwright's `webServer`: any free port, secrets and a database of this run alone. Playwright
 * reads the address from its one line of output and puts it into the environment as TOUCHSTONE_URL, for set-up and workers.
 * @param tls serve it with a certificate of an authority made for this run (TOUCHSTONE_EMBEDDED_TLS)
 */
export async function embeddedServer({ tls }: { readonly tls: boolean }): Promise<WebServer> {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-'));
  // The platform has ended when this process exits, so nobody writes there any more.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return {
    name: 'platform',
    command: `"${process.execPath}" "${await programOf('platform/serve.ts')}"`,
    cwd: resolve(import.meta.dirname, '../..'),
    env: { ...embeddedSettings(join(folder, 'platform.db')), ...(tls && (await tlsSettings(folder))) },
    wait: { stdout: tls ? /platform ready at (?<touchstone_url>https:\S+) \((?<touchstone_plain_url>http:\S+) redirects there\)/ : /platform ready at (?<touchstone_url>http:\S+)/ },
    timeout: 60_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 8000 },
  };
}

async function tlsSettings(folder: string): Promise<Record<string, string>> {
  // Loaded where it is needed: its library takes longer to load than most tests to run.
  const { makeCertificates } = await import('./certificates.ts');
  const { certFile, keyFile } = await makeCertificates(folder);
  process.env['TOUCHSTONE_EMBEDDED_CERT'] = certFile;
  return { PLATFORM_TLS_CERT: certFile, PLATFORM_TLS_KEY: keyFile, PLATFORM_TLS_REDIRECT_PORT: '0' };
}
