import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { findBrowser, launchOptionsOf } from '#utils/browser';
import { reasonOf } from '#utils/errors';
import { run, TOOLS } from './child.ts';

const DOWNLOAD_MS = 240_000;
const APT_MS = 300_000;

/**
 * Sees to it that there is a browser: the one named by env, Playwright's own, an installed one; else it downloads
 * Playwright's, else (root on Debian or Ubuntu) installs the distribution's. Says what it does; true when one can be used.
 * @throws TouchstoneError E_BROWSER when the one named by env does not exist
 */
export async function ensureBrowser(): Promise<boolean> {
  if (findBrowser().source !== 'none') return announce();
  console.log('No browser yet: downloading Playwright’s headless Chromium.');
  // Without the limit a network that swallows packets holds the command for minutes.
  const downloaded = await run([...TOOLS.playwright, 'install', '--only-shell', 'chromium'], { timeoutMs: DOWNLOAD_MS, quiet: 'errors', env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' } });
  if (downloaded === 0 && (await problemOf()) === undefined) return announce();
  console.log(downloaded === 0 ? 'It does not start here: system libraries are missing.' : 'The download failed.');
  if (canUseApt()) await installByApt();
  const problem = findBrowser().source === 'none' ? 'no browser is installed' : await problemOf();
  if (problem === undefined) return announce();
  console.error(`E_BROWSER: ${problem}. Tests of the chat page cannot run; everything else can. What helps:\n  npx playwright install --with-deps --only-shell chromium\n  sudo apt-get install -y chromium-headless-shell        (Debian, Ubuntu)\n  TOUCHSTONE_BROWSER=/path/to/chrome                     (any installed Chrome or Chromium)`);
  return false;
}

function announce(): true {
  const browser = findBrowser();
  console.log(`Browser: ${'executablePath' in browser ? `${browser.executablePath} (${browser.source === 'env' ? 'TOUCHSTONE_BROWSER' : 'installed'})` : 'Playwright’s own'}`);
  return true;
}

/** Why the browser that is there does not start; undefined when it does. A download without its system libraries is no browser. */
async function problemOf(): Promise<string | undefined> {
  try {
    const browser = await chromium.launch(launchOptionsOf(findBrowser()));
    await browser.close();
    return undefined;
  } catch (error) {
    return `the browser does not start: ${reasonOf(error).split('\n', 1)[0] ?? ''}`;
  }
}

const canUseApt = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

async function installByApt(): Promise<void> {
  console.log('Installing the distribution’s Chromium (apt-get).');
  const apt = (...args: string[]) => run(['apt-get', ...args], { timeoutMs: APT_MS, quiet: 'output', env: { DEBIAN_FRONTEND: 'noninteractive' } });
  await apt('update', '-q');
  // Ubuntu and older Debians have no headless shell of its own.
  if ((await apt('install', '-y', '-q', '--no-install-recommends', 'chromium-headless-shell')) !== 0) await apt('install', '-y', '-q', '--no-install-recommends', 'chromium');
}
