import { expect, test } from '@playwright/test';
import type { TestPlatform } from './support.ts';
import { startTestPlatform } from './support.ts';

const FRIEND = 'https://app.example.com';
let platform: TestPlatform;
test.beforeAll(async () => {
  platform = await startTestPlatform({ PLATFORM_ALLOWED_ORIGINS: `${FRIEND}, http://localhost:3000` });
});
test.afterAll(() => platform.close());

const from = (origin: string, path = '/health/live') => platform.call(path, { headers: { origin } });
const preflight = (origin: string) => platform.call('/api/threads', { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'PUT' } });
const allowOf = ({ headers }: Response) => [headers.get('access-control-allow-origin'), headers.get('access-control-allow-credentials')];

test.describe('CORS', () => {
  test('an allowed origin is echoed with credentials, refusals included', async () => {
    const answers = await Promise.all([from(FRIEND), from('http://localhost:3000'), from(FRIEND, '/api/threads'), from(FRIEND, '/nothing')]);
    expect(answers.map(allowOf)).toEqual([[FRIEND, 'true'], ['http://localhost:3000', 'true'], [FRIEND, 'true'], [FRIEND, 'true']]);
  });

  test('the platform itself may call, under each of its names', async () => {
    const local = platform.origin.replace('127.0.0.1', 'localhost');
    expect([allowOf(await from(platform.origin)), allowOf(await from(local))]).toEqual([[platform.origin, 'true'], [local, 'true']]);
  });

  test('a preflight tells methods and headers', async () => {
    const { status, headers } = await preflight(FRIEND);
    expect([status, headers.get('access-control-allow-methods')]).toEqual([204, 'GET, POST, PUT, PATCH, DELETE']);
    expect(headers.get('access-control-allow-headers')?.split(', ')).toEqual(expect.arrayContaining(['authorization', 'content-type', 'x-request-id']));
  });

  test('origins that only look alike get nothing', async () => {
    const hostile = ['https://evil.example', `${FRIEND}.evil.example`, 'https://app.example.com:444', 'http://app.example.com', `${FRIEND}/`, 'null', 'https://APP.example.com', `${platform.origin}0`];
    const answers = await Promise.all([...hostile.map((origin) => from(origin)), ...hostile.map(preflight)]);
    expect(answers.map(allowOf)).toEqual(answers.map(() => [null, null]));
    expect(answers.map(({ headers }) => headers.get('access-control-allow-methods'))).toEqual(answers.map(() => null));
  });

  test('every answer varies by origin, allowed or not', async () => {
    const answers = await Promise.all([from(FRIEND), from('https://evil.example'), preflight(FRIEND), platform.call('/health/live')]);
    expect(answers.map(({ headers }) => headers.get('vary'))).toEqual(answers.map(() => 'Origin'));
  });
});
