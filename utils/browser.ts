import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { chromium } from '@playwright/test';
import { reasonOf, TouchstoneError } from './errors.ts';

/** Where the browser comes from; `none` when there is none. */
export type Browser =
  | { readonly source: 'bundle' }
  | { readonly source: 'env' | 'installed'; readonly executablePath: string }
  | { readonly source: 'none'; readonly reason: string };

/** Command that gets a browser by whatever way works here. */
const REMEDY = 'run `npm run setup` (or `npx playwright install --only-shell chromium`, or as root on Debian and Ubuntu `apt-get install -y chromium-headless-shell`), or name one: TOUCHSTONE_BROWSER=/path/to/chrome';

/** Installed browsers in the order in which they are preferred: the headless shell starts twice as fast. */
const INSTALLED: Readonly<Record<string, readonly string[]>> = {
  linux: [
    '/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/snap/bin/chromium', '/opt/google/chrome/chrome',
    '/usr/bin/google-chrome-stable', '/usr/bin/google-chrome', '/usr/bin/microsoft-edge',
  ],
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => [`${process.env[name] ?? ''}\\Google\\Chrome\\Application\\chrome.exe`, `${process.env[name] ?? ''}\\Microsoft\\Edge\\Application\\msedge.exe`]),
};

/**
 * The browser to use: the one named by TOUCHSTONE_BROWSER, else Playwright's own, else an installed one, else none.
 * `headed` asks for one with a window, which a headless shell has not.
 * `TOUCHSTONE_BROWSER=none` does without. @throws TouchstoneError E_BROWSER when the named file is no program
 */
export function findBrowser({ env = process.env, headed = false }: { readonly env?: Readonly<Record<string, string | undefined>>; readonly headed?: boolean } = {}): Browser {
  const named = env['TOUCHSTONE_BROWSER'];
  if (named) {
    if (named === 'none') return { source: 'none', reason: 'E_BROWSER: TOUCHSTONE_BROWSER=none says to do without one' };
    if (isProgram(named)) return { source: 'env', executablePath: named };
    throw missing('a program where TOUCHSTONE_BROWSER says', existsSync(named) ? `${named} cannot be run` : `there is no file ${named}`);
  }
  if (bundled(headed)) return { source: 'bundle' };
  const candidates = [chromium.executablePath(), ...(INSTALLED[process.platform] ?? [])];
  const installed = candidates.find((file) => existsSync(file) && !(headed && file.includes('headless')));
  if (installed) return { source: 'installed', executablePath: installed };
  return { source: 'none', reason: `E_BROWSER: no browser is installed: ${REMEDY}` };
}

/** The same, but a setting that is wrong does no harm to those who need no browser. */
export function findBrowserIf(needed: boolean, headed: boolean): Browser {
  try {
    return findBrowser({ headed });
  } catch (error) {
    if (needed) throw error;
    return { source: 'none', reason: reasonOf(error) };
  }
}

/** Options for Playwright's `launchOptions`. @param args further arguments for the browser */
export const launchOptionsOf = (browser: Browser, args: readonly string[] = []) => ({ ...('executablePath' in browser ? { executablePath: browser.executablePath } : {}), args: [...args] });

/** The error for a project that was asked for and needs a browser that is not there. */
export const browserMissing = (projects: readonly string[]) => missing(`a browser for ${projects.join(', ')}`, 'none is installed');

/** The error for a browser that is there and does not start. */
export const browserBroken = (happened: string) => missing('a browser that starts', happened);

const missing = (expected: string, happened: string) => new TouchstoneError('E_BROWSER', { expected, happened, where: `${process.platform}, Playwright’s folder ${browsersFolder()}`, next: REMEDY });

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    // Not there, or not to be run: both are no program.
    return false;
  }
}

/** Playwright starts its headless shell, and the full browser only where a window is asked for. */
function bundled(headed: boolean): boolean {
  const full = chromium.executablePath();
  if (headed) return existsSync(full);
  const revision = /-(\d+)$/.exec(basename(folderOf(full)))?.[1] ?? '';
  return existsSync(join(browsersFolder(), `chromium_headless_shell-${revision}`, 'INSTALLATION_COMPLETE'));
}

const browsersFolder = () => dirname(folderOf(chromium.executablePath()));

/** `…/chromium-1255/chrome-linux64/chrome` → `…/chromium-1255`; the depth differs by system. */
function folderOf(executable: string): string {
  let folder = dirname(executable);
  while (!/^chromium-\d+$/.test(basename(folder)) && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
}
