import { expect, test } from '@playwright/test';
import { version } from '#contracts/about.schema';
import { flagValues } from '#contracts/feature.schema';
import type { Span } from '#contracts/observability.schema';
import { errorGroups, trace } from '#contracts/observability.schema';
import { dial } from './socket-client.ts';
import type { TestPlatform } from './support.ts';
import { startTestPlatform } from './support.ts';

let platform: TestPlatform;
test.beforeAll(async () => {
  platform = await startTestPlatform();
});
test.afterAll(() => platform.close());

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const spansOf = async (token: string, traceId = TRACE): Promise<Span[]> => trace.parse(await (await platform.call(`/api/traces/${traceId}`, { token })).json()).spans;
/** Names from the outermost ancestor to the span itself. */
const pathOf = (span: Span, spans: readonly Span[]): string[] => {
  const parent = spans.find(({ span_id: id }) => id === span.parent_span_id);
  return [...(parent ? pathOf(parent, spans) : []), span.name];
};

test.describe('observability', () => {
  test('spans of a supervised run that began with a frame lead from the frame over the supervisor to each agent', async () => {
    const { access_token: token, user } = await platform.signIn();
    const socket = await dial(platform.origin, { token, headers: { traceparent: `00-${TRACE}-00f067aa0ba902b7-01` } });
    await socket.ask({ type: 'user_message', message_id: 'm', payload: { content: 'What do we spend?' } });
    const [run] = platform.services.runs.active(user.id);
    await platform.services.runs.outcome(user.id, run?.id ?? '');
    await socket.close();
    const spans = await spansOf(token);
    const agents = spans.filter(({ kind, name }) => kind === 'agent' && name !== 'supervisor').map((span) => pathOf(span, spans));
    expect(agents.length).toBeGreaterThanOrEqual(3);
    expect(agents.map((path) => path.slice(0, 2))).toEqual(agents.map(() => ['frame user_message', 'supervisor']));
  });

  test('a run that waited its turn belongs to the request that asked for it', async () => {
    const { access_token: token, user } = await platform.signIn();
    const thread = platform.services.threads.create(user.id, {});
    const start = (traceId: string, message: string) =>
      platform.call('/api/agents/start', {
        method: 'POST', token, body: { agent_type: 'triage', message, thread_id: thread.id, queue: true }, headers: { traceparent: `00-${traceId}-00f067aa0ba902b7-01` },
      });
    const [first, second] = ['a'.repeat(32), 'b'.repeat(32)] as const;
    await start(first, '[slow:20] One.');
    const { run_id: runId } = (await (await start(second, 'Two.')).json()) as { run_id: string };
    await platform.services.runs.outcome(user.id, runId);
    const spans = await spansOf(token, second);
    expect(spans.filter(({ kind }) => kind === 'agent').map((span) => pathOf(span, spans))).toEqual([['POST /api/agents/start', 'triage']]);
  });

  test('a request that fails on our side is reported by its route, whatever the id in its address', async () => {
    const broken = await startTestPlatform();
    const admin = await broken.signIn({ role: 'admin' });
    broken.core.db.exec('ALTER TABLE datasets RENAME TO gone');
    await broken.call('/api/datasets/ds_1', { token: admin.access_token, headers: { 'x-request-id': 'one' } });
    await broken.call('/api/datasets/ds_2', { token: admin.access_token, headers: { 'x-request-id': 'two' } });
    const { errors } = errorGroups.parse(await (await broken.call('/api/errors', { token: admin.access_token })).json());
    expect(errors).toMatchObject([{ source: 'request', error_code: 'INTERNAL_ERROR', place: 'GET /api/datasets/:id', count: 2, request_ids: ['one', 'two'] }]);
    await broken.close();
  });

  test('an error that cannot be reported still reaches its caller', async () => {
    const broken = await startTestPlatform();
    const { access_token: token } = await broken.signIn();
    broken.core.db.exec('ALTER TABLE datasets RENAME TO gone; DROP TABLE error_occurrences');
    const answer = await broken.call('/api/datasets/ds_1', { token });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([500, 'application/problem+json; charset=utf-8']);
    await broken.close();
  });

  test('a flag switched on for everybody is on for whom it was not switched off', async () => {
    const [admin, one, other] = [await platform.signIn({ role: 'admin' }), await platform.signIn(), await platform.signIn()];
    platform.services.flags.setFor('thread_digest', other.user.id, false);
    await platform.call('/api/flags/thread_digest', { method: 'PUT', token: admin.access_token, body: { enabled: true } });
    const flagsOf = async (token: string) => flagValues.parse(await (await platform.call('/api/flags', { token })).json()).flags;
    expect([await flagsOf(one.access_token), await flagsOf(other.access_token)]).toEqual([{ thread_digest: true }, { thread_digest: false }]);
  });

  for (const { ip, kept } of [
    { ip: '203.0.113.77', kept: '203.0.113.0' },
    { ip: '::ffff:203.0.113.77', kept: '203.0.113.0' },
    { ip: '2001:db8:85a3:8d3:1319:8a2e:370:7348', kept: '2001:db8:85a3::' },
    { ip: '2001:db8::7348', kept: '2001:db8:0::' },
    { ip: 'fe80::1%eth0', kept: 'fe80:0:0::' },
    { ip: '::1', kept: '::' },
  ]) {
    test(`of the address ${ip} analytics keep ${kept}`, () => {
      expect(platform.services.analytics.anonymised(ip)).toBe(kept);
    });
  }

  test('without being told, a platform that runs from a clone knows its revision', async () => {
    const { revision } = version.parse(await (await platform.call('/api/version')).json());
    expect(revision).toMatch(/^(?:[0-9a-f]{40}|unknown)$/);
  });
});
