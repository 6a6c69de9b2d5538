import { expect, test } from '@playwright/test';
import { PATHS } from '#contracts/paths';
import { HEADER, upload } from './data-support.ts';
import { dial } from './socket-client.ts';
import type { TestPlatform } from './support.ts';
import { startTestPlatform } from './support.ts';

const NUL = 'a\0b';
const HALF = 'a\uD83D';
const ROW = '2026-01-01T00:00:00Z,chat,acme,large,1,1,1,0.5,100,0,0';

test.describe('text that no store gives back unchanged', () => {
  let platform: TestPlatform;
  test.beforeAll(async () => {
    platform = await startTestPlatform();
  });
  test.afterAll(() => platform.close());

  for (const [kind, text] of [['NUL', NUL], ['half a surrogate pair', HALF]] as const) {
    test(`${kind} in a name is refused`, async () => {
      const body = { email: `${kind.length}@example.test`, password: 'a-long-password', full_name: text };
      expect((await platform.call(PATHS.register, { method: 'POST', body })).status).toBe(422);
    });

    test(`${kind} in a title that a tool sets is refused`, async () => {
      const { access_token: token } = await platform.signIn();
      const body = { tool_name: 'create_thread', arguments: { title: text } };
      expect((await platform.call(PATHS.toolExecute, { method: 'POST', token, body })).status).toBe(422);
    });

    test(`${kind} in a message id is refused, so that no two ids become one`, async () => {
      const socket = await dial(platform.origin, { token: (await platform.signIn()).access_token });
      socket.send({ type: 'user_message', message_id: text, payload: { content: 'cost' } });
      expect(await socket.untilType('error')).toMatchObject({ data: { error_code: 'VALIDATION_ERROR', fields: [{ path: 'message_id' }] } });
      await socket.close();
    });

    test(`${kind} in a search is refused`, async () => {
      const socket = await dial(platform.origin, { token: (await platform.signIn()).access_token });
      const answer = await socket.ask({ type: 'list_threads', message_id: 'm-1', payload: { q: text } });
      expect(answer).toMatchObject({ type: 'error', data: { error_code: 'VALIDATION_ERROR', fields: [{ path: 'payload.q' }] } });
      await socket.close();
    });
  }

  test('a file with NUL in a cell is refused, and its line named', async () => {
    const { access_token: token } = await platform.signIn();
    const response = await upload(platform, token, `${HEADER}\n${ROW.replace('chat', NUL)}`);
    expect([response.status, (await response.json()).details.fields[0].path]).toEqual([422, 'line 2.service']);
  });

  test('a file that is not UTF-8 is refused', async () => {
    const { access_token: token } = await platform.signIn();
    const response = await upload(platform, token, Buffer.from(`${HEADER}\n${ROW.replace('chat', 'caf\u00E9')}`, 'latin1'));
    expect([response.status, (await response.json()).error_code]).toEqual([422, 'VALIDATION_ERROR']);
  });

  test('a file whose name has NUL is refused', async () => {
    const { access_token: token } = await platform.signIn();
    const body = `--x\r\nContent-Disposition: form-data; name="file"; filename="${NUL}.csv"\r\n\r\n${HEADER}\n${ROW}\r\n--x--\r\n`;
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'multipart/form-data; boundary=x' };
    expect((await fetch(`${platform.origin}${PATHS.datasets}`, { method: 'POST', headers, body })).status).toBe(422);
  });

  test('a body that is not UTF-8 is refused instead of stored as something else', async () => {
    const { access_token: token } = await platform.signIn();
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const response = await fetch(`${platform.origin}${PATHS.threads}`, { method: 'POST', headers, body: Buffer.from('{"title":"caf\u00E9"}', 'latin1') });
    expect([response.status, (await response.json()).error_code]).toEqual([400, 'BAD_JSON']);
  });

  test('metadata nested without end is refused', async () => {
    const { access_token: token } = await platform.signIn();
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const body = `{"metadata":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`;
    const response = await fetch(`${platform.origin}${PATHS.threads}`, { method: 'POST', headers, body });
    expect([response.status, (await response.json()).details.fields[0].path]).toEqual([422, 'metadata']);
  });

  test('metadata of any text and reasonable depth comes back as it was sent', async () => {
    const { access_token: token } = await platform.signIn();
    const metadata = { [NUL]: [NUL, HALF, { deep: [[[[null, true, 1.5, '\u202Eabc']]]] }] };
    const response = await platform.call(PATHS.threads, { method: 'POST', token, body: { metadata } });
    const { id } = await response.json();
    expect((await (await platform.call(`${PATHS.threads}/${id}`, { token })).json()).metadata).toEqual(metadata);
  });
});
