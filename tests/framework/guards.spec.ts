import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { JSONReport, JSONReportSuite } from '@playwright/test/reporter';
import type { Iteration } from '../../reports/iteration/iteration.schema.ts';
import { embeddedEnv, expect, fixtureSpecOf, projectOnPlatform, test } from './support/framework-test.ts';

/** Failures are expected ones, after which Playwright keeps the worker. Line numbers count from the import in line 1. */
const SPEC = fixtureSpecOf(`test.fail('leaves a socket open', async ({ openSocket }) => {
  await openSocket();
});
test.fail('leaves a stream unread', async ({ stream }) => {
  const run = await stream.agent('Hello');
  await run.readUntil((block) => block.kind === 'event');
});
test.fail('looks at no event of its run', async ({ socket }) => {
  await socket.ask('Hello');
});
test.fail('looks at one event of its run', async ({ socket }) => {
  const run = await socket.ask('Hello');
  await run.waitFor('agent_started');
});
test('waits for its run', async ({ socket }) => {
  const run = await socket.ask('Hello');
  await run.finished();
});
test('ignores events and says why', async ({ socket }) => {
  socket.ignoreEvents('only the greeting is tested');
  await socket.ask('Hello');
});
test('closes what it opens', async ({ openSocket }) => {
  await using socket = await openSocket();
  expect(socket.greeting.connection_ready).toBe(true);
});
test.fail('fails and leaves a socket open', async ({ openSocket }) => {
  await openSocket();
  expect('the body').toBe('told first');
});
const unruly = test.extend<{ unruly: void }>({ unruly: async ({}, use) => { await use(); throw new Error('the cleanup failed'); } });
unruly.fail('fails and cannot clean up', async ({ unruly }) => {
  expect('the body').toBe('told first');
});
unruly.fail('cannot clean up', async ({ unruly }) => {
  expect(1).toBe(1);
});
test.fail('uses a second user without saying so', async ({ createUser }) => {
  await createUser();
});
test.fail('forges a token without saying so', async ({ session, forgeToken }) => {
  await forgeToken(session, 'wrong_issuer');
});
test('needs what is not there', needs('tls'), async ({ api }) => {
  await api.threads.list();
});
test('says what it needs', needs('second-user'), async ({ createUser }) => {
  await createUser();
});
`);

test.describe('guards', () => {
  test.describe.configure({ mode: 'default' });
  let iteration: Iteration | undefined;
  let told: Map<string, string[]>;
  let report: string;
  test.beforeAll(async ({ platform }) => {
    using project = projectOnPlatform({ 'tests/p1/a.spec.ts': SPEC }, `workers: 1, reporter: [...real.reporter.map(([name, options]) => [at(name), options]), ['json', { outputFile: 'report.json' }]],`);
    ({ iteration } = await project.run({ args: ['--project=p1'], env: embeddedEnv(platform) }));
    report = readFileSync(join(project.folder, 'report.json'), 'utf8');
    told = errorsIn(report);
  });
  /** Messages of a test's errors, the first one first. */
  const errorsOf = (title: string) => told.get(title) ?? ['there is no such test'];

  test('a socket left open fails the test and names the line that opened it', () => {
    expect(errorsOf('leaves a socket open')).toEqual([expect.stringContaining('a socket opened at tests/p1/a.spec.ts:3 is still open')]);
  });

  test('a stream left unread fails the test and names the line that opened it', () => {
    expect(errorsOf('leaves a stream unread')).toEqual([expect.stringContaining('a stream opened at tests/p1/a.spec.ts:6 is still open')]);
  });

  test('a run nobody looked at fails the test, though all went well', () => {
    expect(errorsOf('looks at no event of its run')).toEqual([expect.stringMatching(/run run_\w+, tests\/p1\/a\.spec\.ts:10: \d+ event\(s\) on the socket/)]);
  });

  test('looking at single events does not account for a run', () => {
    expect(errorsOf('looks at one event of its run')).toEqual([expect.stringContaining('E_UNASSERTED')]);
  });

  test('waiting for a run to finish, or closing what was opened, leaves nothing to complain about', () => {
    expect([errorsOf('waits for its run'), errorsOf('closes what it opens')]).toEqual([[], []]);
  });

  test('ignored events fail nothing, and the reason is in the report', () => {
    expect(errorsOf('ignores events and says why')).toEqual([]);
    expect(report).toContain('only the greeting is tested');
  });

  test('what a failed test left behind does not hide why it failed', () => {
    expect(errorsOf('fails and leaves a socket open')).toEqual([expect.stringContaining('told first')]);
    expect(report).toContain('left-behind.txt');
  });

  test('an error while cleaning up does not hide why the test failed', () => {
    expect(errorsOf('fails and cannot clean up')).toEqual([expect.stringContaining('told first'), expect.stringContaining('the cleanup failed')]);
  });

  test('an error while cleaning up fails a test that was good until then', () => {
    expect(errorsOf('cannot clean up')).toEqual([expect.stringContaining('the cleanup failed')]);
  });

  test('using something without stating the need fails, and says how to state it', () => {
    expect(errorsOf('uses a second user without saying so')).toEqual([expect.stringContaining("needs('second-user')")]);
    expect(errorsOf('forges a token without saying so')).toEqual([expect.stringContaining("needs('token-minting')")]);
  });

  test('a need that is not there is a skip with the reason, counted apart', () => {
    expect(iteration?.leftOut).toEqual([{ reason: 'target embedded does not offer tls (addresses served over TLS)', count: 1, tests: ['p1 › needs what is not there'] }]);
    expect(iteration?.totals).toMatchObject({ expected: 14, passed: 13, skipped: 1, notRun: 0 });
  });

  test('a failed test leaves timeline, picture, transcript and the platform’s log', () => {
    for (const name of ['timeline.txt', 'timeline.svg', 'transcript.json', 'platform-log.txt']) expect(report).toContain(`"name": "${name}"`);
  });
});

function errorsIn(report: string): Map<string, string[]> {
  const { suites }: JSONReport = JSON.parse(report);
  const specsOf = (suite: JSONReportSuite): JSONReportSuite['specs'] => [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)];
  return new Map(suites.flatMap(specsOf).map(({ title, tests }) => [title, tests.flatMap(({ results }) => results.flatMap(({ errors }) => errors.map(({ message }) => stripVTControlCharacters(message ?? ''))))]));
}
