import { request as httpRequest } from 'node:http';
import { expect, test } from '@playwright/test';
import { createParser } from 'eventsource-parser';
import type { AgentEvent } from '#contracts/event.schema';
import { agentEvent, streamEnd } from '#contracts/event.schema';
import { problem } from '#contracts/error.schema';
import { at, PATHS } from '#contracts/paths';
import { createEventStream } from '../../platform/streaming/event-stream.ts';
import type { TestPlatform } from './support.ts';
import { startTestPlatform } from './support.ts';

let platform: TestPlatform;
test.beforeAll(async () => {
  platform = await startTestPlatform();
});
test.afterAll(() => platform.close());

const SLOW = '[slow:30] What do my models cost?';

/** The blocks of a stream by their type, and their parsed data. */
function read(text: string) {
  const blocks: { id: string | undefined; event: string | undefined; data: unknown }[] = [];
  const parser = createParser({ onEvent: ({ id, event, data }) => blocks.push({ id, event, data: JSON.parse(data) }) });
  parser.feed(text);
  const events = blocks.slice(0, -1).map(({ data }) => agentEvent.parse(data));
  return { blocks, events, last: blocks.at(-1) };
}

async function someone() {
  const { access_token: token, user } = await platform.signIn();
  const { runs, threads, journal } = platform.services;
  return {
    token, userId: user.id,
    thread: () => threads.create(user.id, { title: 'Costs' }).id,
    stream: (body: unknown) => platform.call(PATHS.agentStream, { method: 'POST', token, body }),
    again: (runId: string, headers = {}) => platform.call(at(PATHS.runStream, { id: runId }), { token, headers }),
    runOf: (response: Response) => runs.get(user.id, response.headers.get('x-run-id') ?? ''),
    stored: (response: Response) => journal.ofRun(response.headers.get('x-run-id') ?? ''),
  };
}

/** Asks for a stream, and goes away as soon as an event of the given type has come. Gives the run's id. */
const leaveAfter = (type: AgentEvent['type'], token: string, body: unknown) =>
  new Promise<string>((resolve, reject) => {
    const sent = httpRequest(new URL(PATHS.agentStream, platform.origin), { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' } });
    sent.on('error', reject).on('response', (response) => {
      let text = '';
      response.on('error', () => undefined).on('data', (chunk: Buffer) => {
        text += chunk.toString();
        if (!text.includes(`event: ${type}`)) return;
        resolve(String(response.headers['x-run-id']));
        response.destroy();
      });
    });
    sent.end(JSON.stringify(body));
  });

test.describe('streaming', () => {
  test('a block is written as the standard reads it, whatever its text', () => {
    const written = createEventStream();
    const event = { type: 'thread_renamed', seq: 7, run_id: null, thread_id: 't', agent_name: null, timestamp: 1, payload: { title: 'a\nb\r\u2028"ü😀' } } as const;
    expect(written.event(event)).toBe(`id: 7\nevent: thread_renamed\ndata: ${JSON.stringify(event)}\n\n`);
    expect(written.end({ status: 'failed', run_id: 'r', thread_id: 't' })).toBe('event: stream_end\ndata: {"status":"failed","run_id":"r","thread_id":"t"}\n\n');
    expect([written.opening(), written.keepAlive()]).toEqual([': connected\n\n', ': keep-alive\n\n']);
  });

  test('a run is streamed as it is stored, from its first event to stream_end', async () => {
    const me = await someone();
    const response = await me.stream({ message: 'What do my models cost?' });
    const { blocks, events, last } = read(await response.text());
    expect(events).toEqual(me.stored(response));
    expect(blocks.slice(0, -1).map(({ id, event }) => `${id} ${event}`)).toEqual(events.map(({ seq, type }) => `${seq} ${type}`));
    const { run_id, thread_id } = { run_id: response.headers.get('x-run-id'), thread_id: response.headers.get('x-thread-id') };
    expect(last).toEqual({ event: 'stream_end', data: { status: 'completed', run_id, thread_id, answer_sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } });
    expect(me.runOf(response)).toMatchObject({ status: 'completed', answer_id: expect.stringMatching(/^msg_/) });
  });

  test('the headers are those of an uncached, unbuffered, uncompressed stream', async () => {
    const me = await someone();
    const response = await platform.call(PATHS.agentStream, { method: 'POST', token: me.token, body: { message: '[echo] hello' }, headers: { 'accept-encoding': 'gzip, br', 'x-request-id': 'r-1' } });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no', 'x-request-id': 'r-1', 'x-content-type-options': 'nosniff',
    });
    expect(response.headers.has('content-encoding')).toBe(false);
    await response.text();
  });

  test('the first bytes come before the agent has said anything', async () => {
    const me = await someone();
    const response = await me.stream({ message: '[hang] wait', background: true });
    const reader = response.body?.getReader();
    const { value } = (await reader?.read()) ?? {};
    expect(new TextDecoder().decode(value)).toMatch(/^: connected\n\n/);
    await reader?.cancel();
    await platform.services.runs.cancel(me.userId, me.runOf(response).id, 'test is over');
  });

  test('a message to a thread is answered as a stream', async () => {
    const me = await someone();
    const thread_id = me.thread();
    const response = await platform.call(PATHS.chatStream, { method: 'POST', token: me.token, body: { content: '[echo] hello', thread_id } });
    expect(read(await response.text()).last?.data).toMatchObject({ status: 'completed', thread_id });
    expect(platform.services.messages.page(me.userId, thread_id, 10, 0).messages.map(({ role }) => role)).toEqual(['user', 'assistant']);
  });

  test('a run that fails ends its stream with failed', async () => {
    const me = await someone();
    const response = await me.stream({ message: '[loop] again and again' });
    const { events, last } = read(await response.text());
    expect(streamEnd.parse(last?.data).status).toBe('failed');
    expect(events.at(-1)).toMatchObject({ type: 'agent_error', payload: { recoverable: false } });
  });

  test('a run that is cancelled elsewhere ends its stream with cancelled', async () => {
    const me = await someone();
    const response = await me.stream({ message: '[hang] wait' });
    await platform.services.runs.cancel(me.userId, me.runOf(response).id, 'elsewhere');
    expect(streamEnd.parse(read(await response.text()).last?.data).status).toBe('cancelled');
  });

  test('a thread that is erased ends the stream of its run', async () => {
    const me = await someone();
    const thread_id = me.thread();
    const response = await me.stream({ message: '[hang] wait', thread_id });
    await platform.call(`${at(PATHS.thread, { id: thread_id })}?purge=true`, { method: 'DELETE', token: me.token });
    expect(await response.text()).toMatch(/event: agent_cancelled\n[^]*event: stream_end\ndata: {"status":"cancelled"/);
  });

  test('what cannot start is an ordinary problem', async () => {
    const [me, stranger] = await Promise.all([someone(), someone()]);
    const busy = me.thread();
    const running = await me.stream({ message: '[hang] wait', thread_id: busy });
    const answers = await Promise.all([
      platform.call(PATHS.agentStream, { method: 'POST', body: { message: 'hello' } }), me.stream({ message: ' ' }), me.stream({ message: 'hello', agent_type: 'nobody' }),
      stranger.stream({ message: 'hello', thread_id: busy }), me.stream({ message: 'hello', thread_id: busy }), stranger.again(me.runOf(running).id),
    ]);
    const problems = await Promise.all(answers.map(async (answer) => problem.parse(await answer.json())));
    expect(problems.map(({ status, error_code }) => `${status} ${error_code}`)).toEqual([
      '401 AUTH_FAILED', '422 VALIDATION_ERROR', '404 NOT_FOUND', '404 NOT_FOUND', '409 RUN_ACTIVE', '404 NOT_FOUND',
    ]);
    await running.body?.cancel();
  });

  test('a client that goes away cancels the run', async () => {
    const me = await someone();
    const runId = await leaveAfter('agent_handoff', me.token, { message: SLOW });
    await expect.poll(() => platform.services.runs.get(me.userId, runId).status).toBe('cancelled');
    expect(platform.services.journal.ofRun(runId).at(-1)).toMatchObject({ type: 'agent_cancelled', payload: { reason: 'client_disconnected' } });
  });

  test('a run in the background goes on without its client', async () => {
    const me = await someone();
    const runId = await leaveAfter('agent_handoff', me.token, { message: SLOW, background: true });
    expect((await platform.services.runs.outcome(me.userId, runId)).run.status).toBe('completed');
    expect(platform.core.listeners.has(me.userId)).toBe(false);
  });

  test('Last-Event-ID continues a running run without gap or repeat, and leaving it does no harm', async () => {
    const me = await someone();
    const runId = await leaveAfter('agent_handoff', me.token, { message: SLOW, background: true });
    const left = await me.again(runId, { 'last-event-id': '3' });
    await left.body?.cancel();
    const response = await me.again(runId, { 'last-event-id': '3' });
    const { events, last } = read(await response.text());
    expect(events).toEqual(platform.services.journal.ofRun(runId).filter(({ seq }) => seq > 3));
    expect(last?.data).toMatchObject({ status: 'completed', run_id: runId });
  });

  test('a run that is over is streamed again from its beginning', async () => {
    const me = await someone();
    const response = await me.stream({ message: '[echo] hello' });
    const first = read(await response.text());
    const second = read(await (await me.again(me.runOf(response).id)).text());
    expect(second.blocks).toEqual(first.blocks);
  });

  test('a Last-Event-ID that is none is refused', async () => {
    const me = await someone();
    const response = await me.stream({ message: '[echo] hello' });
    await response.text();
    expect((await me.again(me.runOf(response).id, { 'last-event-id': 'yesterday' })).status).toBe(400);
  });
});
