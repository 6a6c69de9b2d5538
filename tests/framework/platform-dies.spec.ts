import { PlatformProcess } from '#utils/target/platform-process';
import type { InlineResult } from './support/inline-project.ts';
import { embeddedEnv, expect, fixtureSpecOf, projectOnPlatform, test } from './support/framework-test.ts';

/** Three tests wait for something that never comes; when all three do, the platform is killed. Fifty-seven have not begun. */
const SPEC = fixtureSpecOf(`
test('waits for a run', needs('scripted-model'), async ({ socket, scripted }) => {
  const run = await socket.ask(scripted('Hello', { hang: true }));
  console.log('waiting: run');
  await run.finished();
});
test('waits for a frame', async ({ socket }) => {
  console.log('waiting: frame');
  await socket.waitFor((frame) => frame.type === 'never');
});
test('waits for a stream', needs('scripted-model'), async ({ stream, scripted }) => {
  const run = await stream.agent(scripted('Hello', { hang: true }));
  console.log('waiting: stream');
  await run.finished();
});
for (let index = 4; index <= 60; index += 1) {
  test(\`comes later (\${index})\`, async ({ api }) => {
    expect(await api.threads.list()).toEqual([]);
  });
}`);

/** Kills the platform while three tests wait on it, and lets the run come to its end. */
async function runWithDeath() {
  const platform = new PlatformProcess({});
  await platform.start();
  using project = projectOnPlatform({ 'tests/p1/a.spec.ts': SPEC }, 'workers: 3,');
  const run = project.start({ args: ['--project=p1'], env: embeddedEnv(platform) });
  await Promise.all(['run', 'frame', 'stream'].map((what) => run.says(`waiting: ${what}`)));
  const killedAt = performance.now();
  await platform.end('SIGKILL');
  const result = await run.finished;
  await platform.dispose();
  return { ...result, endedAfterMs: performance.now() - killedAt };
}

test.describe('the platform killed in mid-run', () => {
  test.describe.configure({ mode: 'default' });
  let result: InlineResult & { endedAfterMs: number };
  test.beforeAll(async () => {
    result = await runWithDeath();
  });

  test('every failure has the one cause, and it is told once', () => {
    expect(result.iteration?.causes).toEqual([expect.objectContaining({ code: 'E_TARGET_UNREACHABLE', message: expect.stringContaining('ECONNREFUSED') })]);
  });

  test('only tests that were under way fail; the others are not run, with the one reason', () => {
    const { failed, notRun, passed, skipped } = result.iteration?.totals ?? {};
    expect({ passed, skipped, all: (failed ?? 0) + (notRun ?? 0) }).toEqual({ passed: 0, skipped: 0, all: 60 });
    expect(failed).toBeLessThanOrEqual(6);
    expect(result.iteration?.leftOut).toEqual([expect.objectContaining({ count: notRun, reason: expect.stringMatching(/^not run: target embedded went away at \S+: 127\.0\.0\.1:\d+ refuses connections/) })]);
  });

  test('the run ends long before the deadlines of its tests would have passed', () => {
    // What 57 tests would take that each wait for a connection in vain, three at a time.
    expect(result.endedAfterMs).toBeLessThan((57 * 4000) / 3);
  });

  test('a wait for a run or a frame ends with the socket, not at its deadline', () => {
    expect(result.output.match(/the socket was closed by the platform with 1006/g)?.length).toBeGreaterThanOrEqual(2);
    expect(result.output).not.toContain('E_WS_TIMEOUT');
  });

  test('a wait for a stream ends with the stream, not at its deadline', () => {
    expect(result.output).toContain('E_STREAM');
    expect(result.output).not.toContain('the stream is open and silent');
  });

  test('the run decides nothing, and says why', () => {
    expect(result.exitCode).toBe(1);
    expect(result.iteration?.decision).toBe('INCONCLUSIVE');
    expect(result.iteration?.reasons[0]).toContain('the target was lost in mid-run');
  });
});
