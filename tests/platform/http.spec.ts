import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';
import { problem } from '#contracts/error.schema';
import type { Call, TestPlatform } from './support.ts';
import { buildPages } from '../../platform/web/build.ts';
import { startTestPlatform } from './support.ts';

let platform: TestPlatform;
test.beforeAll(async () => {
  // A clean checkout has no page yet, and `/` is one of the answers looked at.
  await buildPages();
  platform = await startTestPlatform();
});
test.afterAll(() => platform.close());

/** Bytes as they are: no client in between that would tidy them up. */
async function raw(request: string): Promise<{ head: string; body: string }> {
  const socket = connect(Number(new URL(platform.origin).port), '127.0.0.1');
  socket.write(request);
  const answer = await text(socket);
  const end = answer.indexOf('\r\n\r\n');
  return { head: answer.slice(0, end), body: answer.slice(end + 4) };
}
const get = (target: string) => raw(`GET ${target} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`);

/** Status and code of a refusal whose body keeps the contract. */
async function refusal(path: string, call: Call = {}) {
  const response = await platform.call(path, call);
  const body = problem.parse(await response.json());
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect([body.status, body.request_id, body.trace_id]).toEqual([response.status, response.headers.get('x-request-id'), response.headers.get('x-trace-id')]);
  return { status: response.status, code: body.error_code, headers: response.headers };
}

test.describe('HTTP edge', () => {
  test('a method that is not allowed is told which ones are', async () => {
    const { status, code, headers } = await refusal('/api/threads/x/auto-rename', { method: 'PUT' });
    expect([status, code, headers.get('allow')]).toEqual([405, 'METHOD_NOT_ALLOWED', 'POST, OPTIONS']);
    const { headers: other } = await refusal('/api/threads', { method: 'DELETE' });
    expect(other.get('allow')).toBe('GET, POST, HEAD, OPTIONS');
  });

  test('an address where nothing is answers 404 to every method', async () => {
    const answers = await Promise.all(['GET', 'POST', 'DELETE', 'OPTIONS'].map((method) => refusal('/api/nothing/here', { method })));
    expect(answers.map(({ status, code }) => [status, code])).toEqual(answers.map(() => [404, 'NOT_FOUND']));
  });

  test('OPTIONS tells what an address allows', async () => {
    const answer = await platform.call('/api/threads', { method: 'OPTIONS' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([204, 'GET, POST, HEAD, OPTIONS']);
  });

  test('HEAD answers like GET, without the body', async () => {
    const [head, full] = await Promise.all([platform.call('/api/config/public', { method: 'HEAD' }), platform.call('/api/config/public')]);
    expect([head.status, await head.text(), head.headers.get('content-type')]).toEqual([200, '', full.headers.get('content-type')]);
    expect(head.headers.get('content-length')).toBe(String((await full.text()).length));
  });

  test('a body that is not JSON, not an object or not announced as JSON is refused as what it is', async () => {
    const { access_token: token } = await platform.signIn();
    const send = async (body: string, type = 'application/json') => {
      const response = await fetch(`${platform.origin}/api/threads`, { method: 'POST', body, headers: { authorization: `Bearer ${token}`, 'content-type': type } });
      return [response.status, problem.parse(await response.json()).error_code];
    };
    expect(await send('{"title":')).toEqual([400, 'BAD_JSON']);
    expect(await send('{"__proto__": {"title": "x"}}')).toEqual([400, 'BAD_JSON']);
    expect([await send('null'), await send('[]'), await send('{"titel": "x"}')]).toEqual(Array.from({ length: 3 }, () => [422, 'VALIDATION_ERROR']));
    expect([await send('title=x', 'text/plain'), await send('--x--', 'multipart/form-data; boundary=x'), await send('{}', 'application/jsonx')])
      .toEqual(Array.from({ length: 3 }, () => [415, 'UNSUPPORTED_MEDIA_TYPE']));
  });

  test('a refusal names every wrong field and no value', async () => {
    const { access_token: token } = await platform.signIn();
    const response = await platform.call('/api/threads', { method: 'POST', token, body: { title: ['canary'], metadata: 'canary', more: 'canary' } });
    const body = problem.parse(await response.json());
    expect(body.details?.fields?.map(({ path }) => path)).toEqual(['title', 'metadata', 'more']);
    expect(JSON.stringify(body)).not.toContain('canary');
  });

  test('a body over the limit is refused: 50 KB below /auth, 1 MB elsewhere', async () => {
    const { access_token: token } = await platform.signIn();
    const padded = (bytes: number) => ({ title: 'x'.repeat(bytes) });
    const statuses = await Promise.all([
      refusal('/api/threads', { method: 'POST', token, body: padded(1024 * 1024) }), refusal('/api/threads', { method: 'POST', token, body: padded(1024 * 1000) }),
      refusal('/auth/login', { method: 'POST', body: padded(50 * 1024) }), refusal('/auth/login', { method: 'POST', body: padded(49 * 1024) }),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([413, 422, 413, 422]);
  });

  test('a stranger is refused before the body is looked at', async () => {
    const { status, headers } = await refusal('/api/threads', { method: 'POST', body: 'not an object' });
    expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="netra-platform"']);
  });

  test('ids of the caller are kept when well-formed and replaced when not', async () => {
    const trace = '0af7651916cd43dd8448eb211c80319c';
    const [good, bad] = await Promise.all([
      platform.call('/health/live', { headers: { 'x-request-id': 'mine-1', traceparent: `00-${trace}-b7ad6b7169203331-01` } }),
      platform.call('/health/live', { headers: { 'x-request-id': 'two words', traceparent: `00-${'0'.repeat(32)}-b7ad6b7169203331-01` } }),
    ]);
    expect([good.headers.get('x-request-id'), good.headers.get('x-trace-id')]).toEqual(['mine-1', trace]);
    expect([bad.headers.get('x-request-id'), bad.headers.get('x-trace-id')]).toEqual([expect.stringMatching(/^req_/), expect.not.stringMatching(/^0+$/)]);
  });

  test('security headers are on every answer, refusals included', async () => {
    const answers = await Promise.all(['/', '/health', '/nothing', '/api/threads', '/api/threads/%ff', `/api/threads/${'x'.repeat(300)}`].map((path) => platform.call(path)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 401, 400, 404]);
    const names = ['x-content-type-options', 'x-frame-options', 'referrer-policy', 'content-security-policy', 'x-request-id', 'x-trace-id', 'vary'];
    expect(answers.map(({ headers }) => names.filter((name) => !headers.has(name)))).toEqual(answers.map(() => []));
    expect(answers.map(({ headers }) => [headers.get('x-content-type-options'), headers.get('x-frame-options')])).toEqual(answers.map(() => ['nosniff', 'DENY']));
  });

  test('no way up the tree reaches a file', async () => {
    const ways = ['/../../../../etc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/..%2f..%2f..%2fetc%2fpasswd', '/assets/../../package.json', '/assets/..%2f..%2fbuild.ts', '/assets/%2e%2e%5cbuild.ts', '//etc/passwd', '/\\..\\..\\package.json'];
    const answers = await Promise.all(ways.map(get));
    expect(answers.map(({ head }) => head.split(' ')[1])).toEqual(answers.map(() => expect.stringMatching(/^40[034]$/)));
    expect(answers.map(({ body }) => problem.parse(JSON.parse(body)).error)).toEqual(answers.map(() => true));
  });

  test('bytes that are no HTTP request are answered with a problem document', async () => {
    const answers = await Promise.all(['NONSENSE\r\n\r\n', 'FOO / HTTP/1.1\r\nhost: x\r\n\r\n', `GET / HTTP/1.1\r\nhost: x\r\nbig: ${'x'.repeat(20_000)}\r\n\r\n`, 'GET /health HTTP/1.1\r\nconnection: close\r\n\r\n'].map(raw));
    expect(answers.map(({ body }) => problem.parse(JSON.parse(body)).status)).toEqual([400, 400, 431, 400]);
    expect(answers.map(({ head }) => /^x-request-id: \S+/m.test(head) && /^x-content-type-options: nosniff/m.test(head))).toEqual([true, true, true, true]);
  });

  test('a method nobody uses is not allowed', async () => {
    const { head } = await raw('PROPFIND /health HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 405 .*allow: GET, HEAD, OPTIONS/s);
  });

  test('an error of our own says nothing of itself', async () => {
    const broken = await startTestPlatform();
    const { access_token: token } = await broken.signIn();
    broken.core.db.exec('ALTER TABLE messages RENAME TO elsewhere');
    const response = await broken.call('/api/threads', { token });
    const body = problem.parse(await response.json());
    expect([response.status, body.error_code, JSON.stringify(body).includes('SQL')]).toEqual([500, 'INTERNAL_ERROR', false]);
    await broken.close();
  });

  test('a platform that is stopping refuses with 503 in full form', async () => {
    const stopping = await startTestPlatform();
    stopping.core.stopping = true;
    const response = await stopping.call('/health', { headers: { origin: stopping.origin } });
    expect([response.status, problem.parse(await response.json()).error_code]).toEqual([503, 'SHUTTING_DOWN']);
    expect([response.headers.get('connection'), response.headers.get('access-control-allow-origin')]).toEqual(['close', stopping.origin]);
    await stopping.close();
  });
});
