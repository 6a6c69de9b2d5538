import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';

/** Processes of this file that are still to be ended, whatever happened. */
const running = new Set<ChildProcess>();
test.afterEach(() => {
  running.forEach((child) => child.kill('SIGKILL'));
  running.clear();
});

/** Starts the command as a person would, in a clean environment. */
function serve(settings: Record<string, string>, ...flags: string[]) {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], PLATFORM_DATABASE: ':memory:', PLATFORM_LOG: 'silent', ...settings };
  const child = spawn(process.execPath, ['--import', 'tsx', 'platform/serve.ts', ...flags], { env });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const errors = text(child.stderr);
  const ended = once(child, 'close').then(async ([code]) => ({ code: code as number | null, errors: await errors }));
  const origin = once(child.stdout, 'data').then(([line]) => /^platform ready at (http:\/\/\S+)\n$/.exec(String(line))?.[1] ?? `unexpected: ${line}`);
  return { child, ended, origin };
}

/** A request whose head the platform has read, as its 100 tells, and whose body is still to come. */
async function requestInFlight(origin: string) {
  const headers = { 'content-type': 'application/json', 'content-length': 2, expect: '100-continue' };
  const request = httpRequest(`${origin}/auth/login`, { method: 'POST', headers });
  request.flushHeaders();
  await once(request, 'continue');
  const outcome = once(request, 'response').then(([response]: IncomingMessage[]) => response?.resume().statusCode, (error: Error) => error.message);
  return { request, outcome };
}

test.describe('npm run platform', () => {
  // Whole processes are started here, several a test: on a busy machine that takes its time.
  test.describe.configure({ timeout: 90_000 });

  test('several platforms run side by side, each telling its address in one line', async () => {
    const origins = await Promise.all([serve({}).origin, serve({}).origin]);
    expect(new Set(origins).size).toBe(2);
    const answers = await Promise.all(origins.map((origin) => fetch(`${origin}/health`)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });

  test('SIGTERM and SIGINT end it with 0 and without a word', async () => {
    const [one, other] = [serve({}), serve({})];
    await Promise.all([one.origin, other.origin]);
    one.child.kill('SIGTERM');
    other.child.kill('SIGINT');
    expect(await Promise.all([one.ended, other.ended])).toEqual([{ code: 0, errors: '' }, { code: 0, errors: '' }]);
  });

  test('it ends in good order when the process it runs for is gone', async () => {
    const owner = spawn('sleep', ['600']);
    const { ended, origin } = serve({ PLATFORM_OWNER_PID: String(owner.pid) });
    await origin;
    owner.kill('SIGKILL');
    expect(await ended).toEqual({ code: 0, errors: '' });
  });

  test('a request in flight is answered before the end, a second signal does not wait for it', async () => {
    const [patient, hasty] = [serve({}), serve({})];
    const [slow, cut] = [await requestInFlight(await patient.origin), await requestInFlight(await hasty.origin)];
    patient.child.kill('SIGTERM');
    hasty.child.kill('SIGTERM');
    hasty.child.kill('SIGINT');
    slow.request.end('{}');
    expect(await slow.outcome).toBe(422);
    expect((await patient.ended).code).toBe(0);
    expect((await hasty.ended).code).toBe(1);
    expect(await cut.outcome).toBe('socket hang up');
  });

  test('a wrong configuration names every mistake and ends with 1', async () => {
    const { code, errors } = await serve({ PLATFORM_JWT_SECRET: 'canary-secret', PLATFORM_PROT: '80' }, '--port', 'eighty').ended;
    expect(code).toBe(1);
    expect(errors.trim().split('\n').map((line) => line.trim().split(':')[0])).toEqual(
      ['The platform cannot start, 3 setting(s) are wrong', 'PLATFORM_PROT', 'PLATFORM_PORT', 'PLATFORM_JWT_SECRET'],
    );
    expect(errors).not.toContain('canary');
  });

  test('a taken port ends it with 1 and says what to do', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    // A listener on TCP has an address with a port.
    const { port } = taken.address() as AddressInfo;
    const { code, errors } = await serve({}, '--port', String(port)).ended;
    taken.close();
    expect([code, errors]).toEqual([1, expect.stringMatching(/the port is taken .*--port 0 for any free port\.\n$/)]);
  });

  test('a database that cannot be used ends it with 1 and says why', async () => {
    const [corrupt, directory] = [test.info().outputPath('corrupt.db'), test.info().outputDir];
    writeFileSync(corrupt, 'not a database '.repeat(100));
    const files = [corrupt, directory, `${directory}/missing/too/platform.db`, `${corrupt}/platform.db`];
    const ends = await Promise.all(files.map((database) => serve({}, '--database', database).ended));
    expect(ends.map(({ code }) => code)).toEqual([1, 1, 1, 1]);
    expect(ends.map(({ errors }) => errors.trim())).toEqual([
      `The platform cannot start. The database ${corrupt} cannot be used: it is not a SQLite database. Choose another file, or move this one away.`,
      `The platform cannot start. The database ${directory} cannot be used: it cannot be opened. Check that it is a file in a directory where this user may write.`,
      `The platform cannot start. The database ${directory}/missing/too/platform.db cannot be used: its directory does not exist. Make it, or choose another place (--database).`,
      `The platform cannot start. The database ${corrupt}/platform.db cannot be used: it cannot be opened. Check that it is a file in a directory where this user may write.`,
    ]);
  });

  test('a database in use is refused, and free again after its platform was killed', async () => {
    const database = test.info().outputPath('platform.db');
    const first = serve({ PLATFORM_DATABASE: database });
    await first.origin;
    const second = await serve({ PLATFORM_DATABASE: database }).ended;
    expect([second.code, second.errors]).toEqual([1, expect.stringContaining('another platform uses it')]);
    first.child.kill('SIGKILL');
    await first.ended;
    expect(await serve({ PLATFORM_DATABASE: database }).origin).toMatch(/^http:/);
  });

  test('--help tells every flag and ends with 0', async () => {
    const { child, ended } = serve({}, '--help');
    expect(await text(child.stdout)).toContain('--heartbeat-ms');
    expect((await ended).code).toBe(0);
  });
});
