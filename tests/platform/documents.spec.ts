import { expect, test } from '@playwright/test';
import { Ajv } from 'ajv';
import type { OpenApi } from '#contracts/about.schema';
import { asyncApi, openApi, version } from '#contracts/about.schema';
import { CLIENT_FRAME_TYPES } from '#contracts/frame.schema';
import { PATHS } from '#contracts/paths';
import { asyncApiOf } from '../../platform/documents/async-api.ts';
import { docsPageOf } from '../../platform/documents/docs-page.ts';
import { dial } from './socket-client.ts';
import type { TestPlatform } from './support.ts';
import { startTestPlatform } from './support.ts';

let platform: TestPlatform;
let http: OpenApi;
test.beforeAll(async () => {
  platform = await startTestPlatform();
  http = openApi.parse(await (await platform.call(PATHS.openApi)).json());
});
test.afterAll(() => platform.close());

const readAsyncApi = async () => asyncApi.parse(await (await platform.call(PATHS.asyncApi)).json());
const operationsOf = ({ paths }: OpenApi) => Object.entries(paths).flatMap(([path, operations]) => Object.values(operations).map((operation) => ({ path, operation })));
/** Names of the parameters of a path, as the document declares them. */
const declared = (parameters: unknown) => (parameters as { name: string; in: string }[]).flatMap((one) => (one.in === 'path' ? [one.name] : []));

test.describe('documents', () => {
  test('every operation has a name of its own, a summary, and each parameter of its path', () => {
    const operations = operationsOf(http);
    const names = operations.map(({ operation }) => operation['operationId']);

    expect(new Set(names).size).toBe(names.length);
    expect(operations.filter(({ operation }) => operation.summary.trim() === '')).toEqual([]);
    expect(operations.map(({ operation }) => declared(operation['parameters']))).toEqual(
      operations.map(({ path }) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)),
    );
  });

  test('whom a route is for is told with it', () => {
    const told = [PATHS.health, PATHS.threads, PATHS.diagnostics].map((path) => [http.paths[path]?.['get']?.security, http.paths[path]?.['get']?.['x-requires']]);
    expect(told).toEqual([[undefined, undefined], [[{ bearer: [] }], 'user'], [[{ bearer: [] }], 'admin']]);
  });

  test('the page for people has a row for each operation and nothing that runs, and tells text as text', async () => {
    const answer = await platform.call(PATHS.docs);
    const page = await answer.text();
    const hostile = docsPageOf({ ...http, paths: { '/<b>': { get: { summary: `<script>alert("1")</script> & 'more'`, responses: {} } } } });

    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.match(/<tr><td>/g)).toHaveLength(operationsOf(http).length);
    expect(page).not.toMatch(/<(?:script|style|iframe|img)\b|\son\w+=/);
    expect(hostile).toContain('<td><code>/&lt;b&gt;</code></td><td>anyone</td><td>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;more&#39;</td>');
    expect(hostile).not.toContain('<script');
  });

  test('the socket is documented at this address, in both directions', async () => {
    const document = await readAsyncApi();
    const heard = CLIENT_FRAME_TYPES.map((type) => ({ $ref: `#/channels/socket/messages/client.${type}` }));

    expect(document).toMatchObject({
      servers: { platform: { host: new URL(platform.origin).host, protocol: 'ws' } },
      operations: { tell: { action: 'send' }, hear: { action: 'receive', messages: heard } },
    });
    expect(asyncApiOf('https://platform.example.com', '1.0.0')).toMatchObject({ servers: { platform: { host: 'platform.example.com', protocol: 'wss' } } });
  });

  test('what a socket says has the shape that its document gives it', async () => {
    const { components: { messages } } = await readAsyncApi();
    const ajv = new Ajv({ strict: false, validateFormats: false });
    const socket = await dial(platform.origin, { token: (await platform.signIn()).access_token });
    await socket.ask({ type: 'ping', message_id: 'm-1' });
    await socket.ask({ type: 'switch_thread', message_id: 'm-2', payload: { thread_id: 'thr_none' } });
    await socket.ask({ type: 'user_message', message_id: 'm-3', payload: { content: 'What did we spend?', agent_type: 'triage' } });
    await socket.untilType('final_report');
    await socket.close();
    const misshapen = (frame: object) => !ajv.validate(Object(messages[String(Reflect.get(frame, 'type'))]).payload ?? false, frame);

    expect(socket.frames.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['system_message', 'pong', 'error', 'ack', 'agent_started', 'tool_completed', 'final_report']),
    );
    expect(socket.frames.filter(misshapen)).toEqual([]);
    expect(misshapen({ ...socket.frames[0], colour: 'red' })).toBe(true);
  });

  test('all of them are of the release that runs, for anybody, and only for reading', async () => {
    const paths = [PATHS.openApi, PATHS.asyncApi, PATHS.docs, PATHS.version];
    const build = version.parse(await (await platform.call(PATHS.version)).json());
    const [read, written] = await Promise.all(
      [Promise.all(paths.map((path) => platform.call(path))), Promise.all(paths.map((path) => platform.call(path, { method: 'POST', body: {} })))],
    );

    expect([http.info.version, (await readAsyncApi()).info.version]).toEqual([build.version, build.version]);
    expect(read.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(written.map(({ status, headers }) => [status, headers.get('allow')?.includes('GET')])).toEqual(paths.map(() => [405, true]));
  });
});
