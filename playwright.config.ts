import { existsSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig, type PlaywrightTestConfig, type ReporterDescription } from '@playwright/test';
import { readAssayPlan } from '#utils/assay/plan';
import { isSelected, readSelection } from '#utils/arguments';
import { browserMissing, findBrowserIf, launchOptionsOf } from '#utils/browser';
import { readEnv } from '#utils/env';
import { reasonOf } from '#utils/errors';
import { PROJECTS, type ProjectRow } from '#utils/projects';
import { embeddedServer } from '#utils/target/embedded-server';
import { readTrust } from '#utils/target/embedded-tls';
import { shardReporters } from './reports/shards/reporters.ts';

// env → target → projects. This file is read once by the runner and once by every worker: only the runner decides and tells.
const env = plainly(readEnv);
const assay = plainly(readAssayPlan);
const ci = Boolean(process.env['CI']);
const runner = process.env['TEST_WORKER_INDEX'] === undefined;

// What is selected is read from the command line, because Playwright starts servers before it tells. When in doubt all is.
const selection = readSelection(process.argv.slice(2));
const rows = PROJECTS.filter((row) => hasSpecs(row.folder));
const selected = rows.filter((row) => (selection.projects.length === 0 ? !row.onDemand : isSelected(selection, row.name)));
const needsTarget = runner && selected.some((row) => row.target);
const embedded = env.TOUCHSTONE_TARGET === 'embedded';
const target = needsTarget ? (embedded ? 'embedded' : (env.TOUCHSTONE_PROFILE ?? 'attached')) : 'none';

const withBrowser = selected.filter((row) => row.browser === true).map((row) => row.name);
const browser = plainly(() => findBrowserIf(runner && withBrowser.length > 0, process.argv.includes('--headed') || Boolean(process.env['PWDEBUG'])));
if (runner && browser.source === 'none' && withBrowser.length > 0) {
  if (selection.projects.length > 0 || env.TOUCHSTONE_REQUIRE_BROWSER === '1') plainly(() => { throw browserMissing(withBrowser); });
  console.warn(`Not run: ${withBrowser.join(', ')}. ${browser.reason}`);
}

// An assay has started its platform already, for all of its runs.
const webServer = needsTarget && embedded && !assay ? await embeddedServer({ tls: env.TOUCHSTONE_EMBEDDED_TLS === '1' }) : undefined;

export default defineConfig({
  fullyParallel: true,
  workers: Math.min(4, availableParallelism()),
  forbidOnly: ci,
  // One retry to tell flaky from broken, never to pass.
  retries: ci ? 1 : 0,
  failOnFlakyTests: ci,
  globalTimeout: ci ? 18 * 60_000 : 0,
  outputDir: 'reports/out/test-results',
  metadata: { target },
  projects: rows.map(projectOf),
  reporter: reporters(),
  ...(needsTarget && { globalSetup: './fixtures/global-setup.ts' }),
  ...(webServer && { webServer }),
});

function projectOf(row: ProjectRow): NonNullable<PlaywrightTestConfig['projects']>[number] {
  const common = { name: row.name, testDir: row.folder, timeout: row.timeout, default: !row.onDemand };
  // A page on a busy machine may take longer than Playwright's five seconds, and one that is dead should not take a test's whole time.
  const patience = assay?.expectMs ?? (row.browser ? 10_000 : 5000);
  const expect = { timeout: patience };
  if (!row.browser) return { ...common, expect };
  // Where only some tests open a page, a trace would cost all of them; its film strip would cost every test a third of its time. Video needs Playwright's own ffmpeg, and fails the test where it is missing; the trace shows as much.
  const trace = { mode: ci ? 'on-first-retry' : 'retain-on-failure', screenshots: false } as const;
  const use = { launchOptions: launchOptionsOf(browser, readTrust(env)?.browserArgs), trace: assay || row.browser === 'some' ? 'off' : trace, screenshot: assay ? 'off' : 'only-on-failure', video: 'off', actionTimeout: patience } as const;
  return { ...common, expect, use, metadata: browser.source === 'none' ? { [row.browser === 'some' ? 'noBrowser' : 'unavailable']: browser.reason } : {} };
}

function reporters(): ReporterDescription[] {
  const told: ReporterDescription[] = [[ci ? 'dot' : 'list']];
  return [
    // First: what the others get is clean.
    ['./reports/redaction.reporter.ts'],
    // Second: what is in quarantine is told apart by the others.
    ['./reports/flakes/quarantine.reporter.ts'],
    ...told,
    ['html', { outputFolder: 'reports/out/playwright', open: 'never' }],
    ['./reports/allure.reporter.ts', { resultsDir: 'reports/out/allure-results', environmentInfo: { Target: target, Node: process.version, System: `${process.platform} ${process.arch}`, Browser: 'executablePath' in browser ? browser.executablePath : browser.source } }],
    ['./reports/iteration/iteration.reporter.ts'],
    ...shardReporters(selection),
  ];
}

/** A mistake in the settings is told in its own words; where in this file it was noticed helps nobody. */
function plainly<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    const told = new Error(reasonOf(error));
    told.stack = `${told.message}\n    at playwright.config.ts`;
    throw told;
  }
}

function hasSpecs(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((name) => name.endsWith('.spec.ts'));
}
