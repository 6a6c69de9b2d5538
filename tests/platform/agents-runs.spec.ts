import { expect, test } from '@playwright/test';
import { composeServices } from '../../platform/services.ts';
import { eventsOf, execute, heard, ofType, start, typesOf } from './agents-support.ts';
import type { TestPlatform } from './support.ts';
import { startTestPlatform } from './support.ts';

test.describe('runs', () => {
  let platform: TestPlatform;
  test.beforeAll(async () => {
    platform = await startTestPlatform();
  });
  test.afterAll(() => platform.close());

  const signIn = () => platform.signIn({ plan: 'enterprise' });
  const get = async (path: string, token: string) => (await platform.call(path, { token })).json();
  const cancel = (token: string, runId: string) =>
    platform.call('/api/agents/cancel', { method: 'POST', token, body: { run_id: runId, reason: 'enough' } });

  test('whoever hears the end of a run finds it completed and its answer stored', async () => {
    const { access_token: token, user } = await signIn();
    const end = heard(platform, user.id, 'final_report');
    const completed = heard(platform, user.id, 'agent_completed');
    const run = await start(platform, token, 'What does it cost?', { agent_type: 'optimization' });
    const storedBefore = completed.then(() => platform.services.messages.page(user.id, run.thread_id, 10, 0).total);
    const statusAtEnd = end.then(() => platform.services.runs.get(user.id, run.run_id).status);

    expect(await storedBefore).toBe(2);
    expect(await statusAtEnd).toBe('completed');
  });

  test('a run keeps its times, its question and its answer', async () => {
    const { access_token: token } = await signIn();
    const done = await execute(platform, token, 'What does it cost?', { type: 'data' });
    const run = await get(`/api/runs/${done.run_id}`, token);
    const { messages } = await get(`/api/threads/${done.thread_id}/messages`, token);

    expect(run).toMatchObject({ status: 'completed', agent: 'data', error: null, message_id: messages[0].id, answer_id: messages[1].id });
    expect(run.started_at).toBeGreaterThanOrEqual(run.created_at);
    expect(run.ended_at).toBeGreaterThanOrEqual(run.started_at);
    expect(messages[1]).toMatchObject({ role: 'assistant', content: done.response, metadata: { run_id: done.run_id, agent: 'data' } });
  });

  test('the trace of the request is on the run and on all of its events', async () => {
    const { access_token: token } = await signIn();
    const traceId = 'a'.repeat(32);
    const response = await platform.call('/api/agents/data', {
      method: 'POST',
      token,
      body: { message: 'cost' },
      headers: { traceparent: `00-${traceId}-${'b'.repeat(16)}-01` },
    });
    const { run_id: runId } = await response.json();

    expect(new Set(eventsOf(platform, runId).map((event) => event.trace_id))).toEqual(new Set([traceId]));
    expect((await get(`/api/runs/${runId}`, token)).trace_id).toBe(traceId);
  });

  test('cancelling a silent model ends the run at once, without an answer', async () => {
    const { access_token: token, user } = await signIn();
    const begun = heard(platform, user.id, 'agent_started');
    const run = await start(platform, token, '[hang] cost');
    await begun;
    const answer = await cancel(token, run.run_id);

    expect(await answer.json()).toEqual({ success: true, run_id: run.run_id, status: 'cancelled' });
    expect(eventsOf(platform, run.run_id).at(-1)).toMatchObject({
      type: 'agent_cancelled',
      agent_name: 'supervisor',
      payload: { reason: 'enough' },
    });
    expect(platform.services.messages.page(user.id, run.thread_id, 10, 0).total).toBe(1);
    expect((await cancel(token, run.run_id)).status).toBe(409);
  });

  test('a run cancelled among many tool calls calls no more of them', async () => {
    const { access_token: token, user } = await signIn();
    const firstTool = heard(platform, user.id, 'tool_executing');
    const run = await start(platform, token, '[tools:100] cost', { agent_type: 'data' });
    await firstTool;
    await cancel(token, run.run_id);
    const events = eventsOf(platform, run.run_id);

    expect(events.at(-1)?.type).toBe('agent_cancelled');
    expect(ofType(events, 'tool_executing').length).toBeLessThan(100);
  });

  test('a second run on a busy thread is refused, unless it queues and runs next', async () => {
    const { access_token: token } = await signIn();
    const first = await start(platform, token, '[slow:20][long:200] one');
    const refused = await platform.call('/api/agents/start', {
      method: 'POST',
      token,
      body: { message: 'two', thread_id: first.thread_id },
    });
    const second = await start(platform, token, '[echo] two', { thread_id: first.thread_id, queue: true });
    const queued = await get(`/api/runs/${second.run_id}`, token);
    const outcome = await platform.services.runs.outcome((await get('/auth/me', token)).id, second.run_id);

    expect([refused.status, (await refused.json()).error_code]).toEqual([409, 'RUN_ACTIVE']);
    expect(queued).toMatchObject({ status: 'queued', started_at: null });
    expect(outcome).toMatchObject({ status: 'success', response: 'two' });
    expect(eventsOf(platform, second.run_id)[0]?.seq).toBeGreaterThan(eventsOf(platform, first.run_id).at(-1)?.seq ?? Infinity);
  });

  test('a queued run can be cancelled before it begins', async () => {
    const { access_token: token } = await signIn();
    const first = await start(platform, token, '[hang] one');
    const second = await start(platform, token, 'two', { thread_id: first.thread_id, queue: true });
    await cancel(token, second.run_id);
    await cancel(token, first.run_id);

    expect(await get(`/api/runs/${second.run_id}`, token)).toMatchObject({ status: 'cancelled', started_at: null });
    expect(typesOf(eventsOf(platform, second.run_id))).toEqual(['agent_started', 'agent_cancelled']);
  });

  test('a client message id starts one run, however often it comes', async () => {
    const { access_token: token } = await signIn();
    const verdict = await platform.services.tokens.verify(token);
    const principal = (verdict as Extract<typeof verdict, { ok: true }>).principal;
    const request = { principal, agent: 'data', prompt: '[echo] once', clientMessageId: 'm-1', traceId: 'c'.repeat(32) };
    const first = platform.services.runs.start(request);
    const again = platform.services.runs.start(request);
    await platform.services.runs.outcome(principal.userId, first.run.id);

    expect([first.duplicate, again.duplicate]).toEqual([false, true]);
    expect(again.run.id).toBe(first.run.id);
    expect(platform.services.messages.page(principal.userId, first.run.thread_id, 10, 0).total).toBe(2);
  });

  test('deleting the thread cancels the run on it', async () => {
    const { access_token: token, user } = await signIn();
    const begun = heard(platform, user.id, 'agent_started');
    const ended = heard(platform, user.id, 'agent_cancelled');
    const run = await start(platform, token, '[hang] cost');
    await begun;
    await platform.call(`/api/threads/${run.thread_id}`, { method: 'DELETE', token });

    expect(await ended).toMatchObject({ run_id: run.run_id, payload: { reason: 'thread_deleted' } });
  });

  test('another user finds neither the run nor its controls', async () => {
    const { access_token: token } = await signIn();
    const { access_token: stranger } = await signIn();
    const run = await start(platform, token, '[hang] cost');
    const answers = await Promise.all([
      platform.call(`/api/runs/${run.run_id}`, { token: stranger }),
      platform.call(`/api/threads/${run.thread_id}/runs`, { token: stranger }),
      platform.call(`/api/agents/status?run_id=${run.run_id}`, { token: stranger }),
      cancel(stranger, run.run_id),
    ]);
    const mine = await get('/api/agents/status', token);
    await cancel(token, run.run_id);

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(mine.runs).toMatchObject([{ run_id: run.run_id, status: 'in_progress' }]);
  });

  test('an agent that takes too long ends in an error that says so', async () => {
    const { access_token: token, user } = await signIn();
    const hasty = composeServices(platform.core, ({ agents }) => ({
      agents: {
        ...agents,
        resolve: (name) => ({ ...(agents.resolve(name) as NonNullable<ReturnType<typeof agents.resolve>>), timeoutMs: 50 }),
      },
    }));
    const verdict = await hasty.tokens.verify(token);
    const principal = (verdict as Extract<typeof verdict, { ok: true }>).principal;
    const { run } = hasty.runs.start({ principal, agent: 'data', prompt: '[hang] cost', traceId: 'd'.repeat(32) });
    const outcome = await hasty.runs.outcome(user.id, run.id);

    expect(outcome.run).toMatchObject({
      status: 'timed_out',
      error: { code: 'TIMED_OUT', message: 'The agent data took longer than 50 ms.' },
    });
  });

  test('runs that a stop interrupted are failed after the restart, and say so in their last event', async () => {
    const { access_token: token, user } = await signIn();
    const begun = heard(platform, user.id, 'agent_started');
    const run = await start(platform, token, '[hang] cost');
    await begun;
    const file = test.info().outputPath('copy.db');
    platform.core.db.exec(`VACUUM INTO '${file}'`);
    await cancel(token, run.run_id);
    const restarted = await startTestPlatform({ PLATFORM_DATABASE: file });
    const after = restarted.services.runs.get(user.id, run.run_id);
    const events = eventsOf(restarted, run.run_id);
    const outcome = await restarted.services.runs.outcome(user.id, run.run_id);
    await restarted.close();

    expect(after).toMatchObject({ status: 'failed', error: { code: 'INTERRUPTED' } });
    expect(events.at(-1)).toMatchObject({ type: 'agent_error', payload: { error_code: 'INTERRUPTED', recoverable: false } });
    expect(outcome.status).toBe('error');
  });

  test('a run that does not end in time is ended by the shutdown', async () => {
    const database = test.info().outputPath('platform.db');
    const stopped = await startTestPlatform({ PLATFORM_DATABASE: database });
    const { access_token: token, user } = await stopped.signIn();
    const run = await start(stopped, token, '[hang] cost');
    await stopped.close();
    const restarted = await startTestPlatform({ PLATFORM_DATABASE: database });
    const after = restarted.services.runs.get(user.id, run.run_id);
    await restarted.close();

    expect(after).toMatchObject({ status: 'failed', error: { code: 'INTERRUPTED' } });
  });
});
