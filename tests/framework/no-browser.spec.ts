import { chmodSync, writeFileSync } from 'node:fs';
import { embeddedEnv, expect, fixtureSpecOf, projectOnPlatform, test } from './support/framework-test.ts';

const SPECS = {
  'tests/p1/a.spec.ts': fixtureSpecOf(`test('lists threads', async ({ api }) => { expect(await api.threads.list()).toEqual([]); });`),
  'tests/chat/b.spec.ts': fixtureSpecOf(`for (const nth of [1, 2]) test('opens the page ' + nth, needs('chat-page'), async ({ chat }) => { await expect(chat.heading).toBeVisible(); });`),
};
/** What gets a browser, as one may type it. */
const COMMAND = 'npx playwright install --only-shell chromium';

test.describe('without a usable browser', () => {
  test('tests of the API pass where TOUCHSTONE_BROWSER leads nowhere', async ({ platform }) => {
    using project = projectOnPlatform(SPECS);
    const { exitCode, output, iteration } = await project.run({ args: ['--project=p1'], env: { ...embeddedEnv(platform), TOUCHSTONE_BROWSER: '/nowhere/chrome' } });
    expect({ exitCode, decision: iteration?.decision, passed: iteration?.totals.passed }).toEqual({ exitCode: 0, decision: 'GO', passed: 1 });
    expect(output).not.toContain('E_BROWSER');
  });

  test('tests of the page that were asked for end the run at once, with the command that helps', async () => {
    using project = projectOnPlatform(SPECS);
    const { exitCode, output, iteration } = await project.run({ args: ['--project=chat'], env: { TOUCHSTONE_BROWSER: '/nowhere/chrome' } });
    expect(exitCode).toBe(1);
    expect(output).toMatch(/E_BROWSER: .*\n\s+expected: a program where TOUCHSTONE_BROWSER says\n\s+happened: there is no file \/nowhere\/chrome\n/);
    expect(output).toContain(COMMAND);
    expect(iteration).toBeUndefined();
  });

  test('a program that is no browser fails the tests of the page with this one cause, and leaves the others alone', async ({ platform }) => {
    using project = projectOnPlatform(SPECS, 'workers: 1,');
    const fake = `${project.folder}/chrome`;
    writeFileSync(fake, '#!/bin/sh\nexit 3\n');
    chmodSync(fake, 0o755);
    const { exitCode, iteration } = await project.run({ env: { ...embeddedEnv(platform), TOUCHSTONE_BROWSER: fake } });
    expect(exitCode).toBe(1);
    expect(iteration?.projects).toMatchObject({ p1: { passed: 1 }, chat: { failed: 2 } });
    expect(iteration?.causes).toEqual([expect.objectContaining({ code: 'E_BROWSER', count: 2 })]);
    expect(iteration?.failures[0]?.message).toContain(COMMAND);
  });

  test('tests of the page that nobody named are left out, and that is told', async ({ platform }) => {
    using project = projectOnPlatform(SPECS);
    const { exitCode, output, iteration } = await project.run({ env: { ...embeddedEnv(platform), TOUCHSTONE_BROWSER: 'none' } });
    expect(exitCode).toBe(0);
    expect(output).toContain('Not run: chat. E_BROWSER: TOUCHSTONE_BROWSER=none says to do without one');
    expect(iteration?.projects).toMatchObject({ p1: { passed: 1 }, chat: { expected: 2, notRun: 2, passed: 0 } });
    expect(iteration?.decision).toBe('INCONCLUSIVE');
  });
});
