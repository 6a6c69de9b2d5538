import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { chromium, expect, test } from '@playwright/test';

const ROOT = resolve(import.meta.dirname, '../..');

/** A program for a fake installation; returns its path. */
function program(path: string, body: string): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${body}\n`);
  chmodSync(path, 0o755);
  return path;
}

/** Runs a command of the project to its end in a clean environment. */
function start(folder: string, command: string, env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/start.mjs', command], { cwd: folder, encoding: 'utf8', timeout: 60_000, env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env } });
  return { status, output: stdout + stderr };
}

/** Playwright's folder of browsers with its headless Chromium in it, as an installation leaves it. */
function bundleIn(folder: string): string {
  const revision = /chromium-(\d+)/.exec(chromium.executablePath())?.[1] ?? '';
  mkdirSync(join(folder, `chromium_headless_shell-${revision}`), { recursive: true });
  writeFileSync(join(folder, `chromium_headless_shell-${revision}`, 'INSTALLATION_COMPLETE'), '');
  return folder;
}

test.describe('installing', () => {
  test('the browser named by env comes first, also where Playwright’s own is there', () => {
    const named = program(test.info().outputPath('chrome'), 'exit 0');
    const { status, output } = start(ROOT, 'setup', { TOUCHSTONE_BROWSER: named, PLAYWRIGHT_BROWSERS_PATH: bundleIn(test.info().outputPath('browsers')) });
    expect(output).toContain(`Browser: ${named} (TOUCHSTONE_BROWSER)`);
    expect(status).toBe(0);
  });

  test('Playwright’s own browser comes before an installed one, and is not downloaded again', () => {
    const { status, output } = start(ROOT, 'setup', { PLAYWRIGHT_BROWSERS_PATH: bundleIn(test.info().outputPath('browsers')) });
    expect(output).toContain('Browser: Playwright’s own');
    expect(output).not.toMatch(/[Dd]ownload|Installing/);
    expect(status).toBe(0);
  });

  test('a browser that is named and not there ends the set-up with the commands that help', () => {
    const { status, output } = start(ROOT, 'setup', { TOUCHSTONE_BROWSER: '/nowhere/chrome' });
    expect(status).toBe(1);
    expect(output).toContain('there is no file /nowhere/chrome');
    for (const command of ['npm run setup', 'npx playwright install --only-shell chromium', 'apt-get install -y chromium-headless-shell', 'TOUCHSTONE_BROWSER=/path/to/chrome']) expect(output).toContain(command);
  });

  test('packages that are missing are installed with npm ci, once; what cannot be installed is told with the command', () => {
    const copy = test.info().outputPath('clone');
    for (const name of ['scripts/start.mjs', 'scripts/packages.mjs', 'package.json', 'package-lock.json']) cpSync(join(ROOT, name), join(copy, name));
    const calls = test.info().outputPath('calls.txt');
    const npm = program(test.info().outputPath('bin/npm'), `echo "$@" >> ${calls}\nexit 7`);
    const { status, output } = start(copy, 'gate', { PATH: [dirname(npm), process.env['PATH']].join(delimiter) });
    expect(readFileSync(calls, 'utf8')).toBe('ci\n');
    expect(status).toBe(1);
    expect(output).toContain('Installing packages (npm ci): there is no node_modules yet');
    expect(output).toContain(`npm ended with 7). Run \`npm ci\` in ${copy}`);
  });

  test('packages that are there are not installed again', () => {
    const npm = program(test.info().outputPath('bin/npm'), 'exit 7');
    const { output } = start(ROOT, 'gate', { PATH: [dirname(npm), process.env['PATH']].join(delimiter) });
    expect(output).not.toContain('Installing');
    expect(output).toMatch(/GO|HOLD|INCONCLUSIVE/);
  });

  test('a command that does not exist is told with those that do', () => {
    const { status, output } = start(ROOT, 'tests');
    expect(status).toBe(1);
    expect(output).toContain('Unknown command "tests". There are: setup, e2e, test');
  });
});
