import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { fixtureSpecOf } from './support/framework-test.ts';
import type { InlineResult } from './support/inline-project.ts';
import { InlineProject, realConfigOf } from './support/inline-project.ts';
import { processesWith, tryPort } from './support/processes.ts';

const SPECS = {
  'tests/p1/a.spec.ts': fixtureSpecOf(`
test('holds a socket, a stream and a private platform', needs('restart'), async ({ socket, stream, openPlatform }) => {
  const own = await openPlatform();
  const run = await stream.agent('[hang] Hello');
  console.log('all is open at ' + own.target.apiUrl);
  await run.finished({ silenceMs: 60_000 });
});`),
  'tests/p2/b.spec.ts': fixtureSpecOf(`test('uses a private platform', needs('restart'), async ({ api, openPlatform }) => {
  const own = await openPlatform();
  console.log('all is open at ' + own.target.apiUrl);
  expect(await api.threads.list()).toEqual([]);
});`),
};

/** A project whose processes all carry its folder for temporary files in their environment. */
function markedProject(extra = '', files: Readonly<Record<string, string>> = {}) {
  const project = new InlineProject({ 'playwright.config.ts': realConfigOf(extra), ...SPECS, ...files });
  const mark = join(project.folder, 'tmp');
  mkdirSync(mark);
  // Compiled sources lie among the temporary files; without them everything would be compiled anew.
  for (const cache of readdirSync(tmpdir()).filter((name) => /^(?:tsx|playwright-transform-cache)-/.test(name))) symlinkSync(join(tmpdir(), cache), join(mark, cache));
  return { project, mark, env: { TMPDIR: mark } };
}

/** No process, no listener, no temporary file of the run is there any more. */
async function expectNothingLeft({ output }: InlineResult, mark: string): Promise<void> {
  const ports = [...output.matchAll(/http:\/\/127\.0\.0\.1:(\d+)/g)].map(([, port]) => Number(port));
  expect(ports.length).toBeGreaterThan(0);
  expect(processesWith(mark)).toEqual([]);
  expect(new Set(await Promise.all(ports.map(tryPort)))).toEqual(new Set(['ECONNREFUSED']));
  expect(readdirSync(mark).filter((name) => name.startsWith('touchstone'))).toEqual([]);
}

test.describe('nothing is left running', () => {
  test('after a run that passes', async () => {
    const { project, mark, env } = markedProject();
    using _ = project;
    const result = await project.run({ args: ['--project=p2'], env });
    expect(result.exitCode).toBe(0);
    await expectNothingLeft(result, mark);
  });

  test('after Ctrl-C while sockets, streams and a private platform are open', async () => {
    const { project, mark, env } = markedProject();
    using _ = project;
    const run = project.start({ args: ['--project=p1'], env });
    await run.says('all is open');
    expect(processesWith(mark).filter((command) => command.includes('programs/platform-serve')).length).toBeGreaterThanOrEqual(2);
    run.signal('SIGINT');
    const result = await run.finished;
    expect(result.exitCode).toBe(130);
    await expectNothingLeft(result, mark);
  });

  test('after a set-up that crashes when the platform is up', async () => {
    const setup = `export default () => { console.log('the platform is at ' + process.env.TOUCHSTONE_URL); throw new Error('the set-up crashed'); };`;
    const { project, mark, env } = markedProject(`globalSetup: './crash.ts',`, { 'crash.ts': setup });
    using _ = project;
    const result = await project.run({ args: ['--project=p2'], env });
    expect(result.exitCode).toBe(1);
    expect(result.output).toContain('the set-up crashed');
    await expectNothingLeft(result, mark);
  });
});
