import { expect, test } from '@playwright/test';
import { composeServices } from '../../platform/services.ts';
import { eventsOf, execute, joined, ofType, typesOf } from './agents-support.ts';
import type { TestPlatform } from './support.ts';
import { startTestPlatform } from './support.ts';

test.describe('scripted behaviours and how the pipeline takes them', () => {
  let platform: TestPlatform;
  test.beforeAll(async () => {
    platform = await startTestPlatform();
  });
  test.afterAll(() => platform.close());

  const signIn = async () => (await platform.signIn({ plan: 'enterprise' })).access_token;
  const breaker = async (token: string) => (await platform.call('/api/agents/data/circuit_breaker/status', { token })).json();

  test('a refusal of the model fails the run, and nothing is stored as its answer', async () => {
    const done = await execute(platform, await signIn(), '[fail] cost');
    const events = eventsOf(platform, done.run_id);

    expect(done).toMatchObject({ status: 'error', response: '', result: { error_code: 'MODEL_FAILED' } });
    expect(events.at(-1)).toMatchObject({
      type: 'agent_error',
      agent_name: 'supervisor',
      payload: { error_code: 'MODEL_FAILED', recoverable: false },
    });
    expect(joined(events)).toBe('');
  });

  test('two passing failures cost two retries, each waiting longer, and no quality', async () => {
    const done = await execute(platform, await signIn(), '[flaky:2] cost', { type: 'data' });
    const retries = ofType(eventsOf(platform, done.run_id), 'agent_retry').map(({ payload }) => payload);

    expect(done.status).toBe('success');
    expect(retries.map((retry) => retry.attempt)).toEqual([1, 2]);
    expect(retries[1]?.delay_ms).toBeGreaterThan(retries[0]?.delay_ms ?? Infinity);
  });

  test('a model that stays down leads to a degraded answer that says so', async () => {
    const done = await execute(platform, await signIn(), '[flaky:50] cost', { type: 'data' });
    const events = eventsOf(platform, done.run_id);

    expect(done.status).toBe('degraded');
    expect(done.response).toContain('degraded');
    expect(ofType(events, 'agent_fallback').map(({ payload }) => payload.strategy)).toEqual(['answer_without_model']);
    expect(ofType(events, 'agent_completed').map(({ payload }) => payload.status)).toEqual(['degraded']);
  });

  test('the breaker opens after three such runs, for this user alone, and closes after a later success', async () => {
    const [token, other] = [await signIn(), await signIn()];
    await execute(platform, token, '[flaky:50] cost', { type: 'data' });
    await execute(platform, token, '[flaky:50] cost', { type: 'data' });
    await execute(platform, token, '[flaky:50] cost', { type: 'data' });
    const open = await breaker(token);
    const blocked = await execute(platform, token, 'cost', { type: 'data' });
    const unaffected = await execute(platform, other, 'cost', { type: 'data' });
    const later = composeServices(platform.core, ({ clock }) => ({
      clock: { now: () => clock.now() + 31_000, seconds: () => clock.seconds() + 31 },
    }));
    const verdict = await platform.services.tokens.verify(token);
    const principal = (verdict as Extract<typeof verdict, { ok: true }>).principal;
    const halfOpen = later.breakers.snapshot('data', principal.userId).state;
    const { run } = later.runs.start({ principal, agent: 'data', prompt: 'cost', traceId: 'f'.repeat(32) });
    const recovered = await later.runs.outcome(principal.userId, run.id);

    expect(open).toMatchObject({ name: 'data', state: 'open', failure_count: 3 });
    expect(blocked.status).toBe('degraded');
    expect(ofType(eventsOf(platform, blocked.run_id), 'agent_thinking')).toEqual([]);
    expect(unaffected.status).toBe('success');
    expect(halfOpen).toBe('half_open');
    expect(recovered.status).toBe('success');
    expect(await breaker(token)).toMatchObject({ state: 'closed', failure_count: 0 });
  });

  test('refusals never open a breaker', async () => {
    const token = await signIn();
    await Promise.all([1, 2, 3, 4].map(() => execute(platform, token, '[fail] cost', { type: 'data' })));

    expect(await breaker(token)).toMatchObject({ state: 'closed', failure_count: 0 });
  });

  test('a failed tool is told, paired and admitted in the answer', async () => {
    const done = await execute(platform, await signIn(), '[fail:tool] cost', { type: 'data' });
    const failed = ofType(eventsOf(platform, done.run_id), 'tool_completed').filter(({ payload }) => !payload.success);

    expect(done.status).toBe('degraded');
    expect(failed.map(({ payload }) => payload.result['error_code'])).toEqual(['NOT_FOUND']);
    expect(done.response).toContain('The tool dataset_summary failed (NOT_FOUND)');
  });

  test('an endless wish for tools ends at the step limit', async () => {
    const done = await execute(platform, await signIn(), '[loop] cost', { type: 'data' });
    const events = eventsOf(platform, done.run_id);

    expect(events.at(-1)).toMatchObject({ type: 'agent_error', payload: { error_code: 'STEP_LIMIT', recoverable: false } });
    expect(ofType(events, 'tool_completed')).toHaveLength(8);
  });

  test('as many tool calls are made as were asked for, each paired', async () => {
    const done = await execute(platform, await signIn(), '[tools:12] cost', { type: 'data' });
    const events = eventsOf(platform, done.run_id);
    const ids = (type: 'tool_executing' | 'tool_completed') => ofType(events, type).map(({ payload }) => payload.tool_call_id);

    expect(new Set(ids('tool_executing')).size).toBe(12);
    expect(ids('tool_completed')).toEqual(ids('tool_executing'));
  });

  test('a long answer has about the length asked for, and its pieces join to it', async () => {
    const done = await execute(platform, await signIn(), '[long:4000] cost');

    expect(Math.abs(done.response.length - 4000)).toBeLessThan(100);
    expect(joined(eventsOf(platform, done.run_id))).toBe(done.response);
  });

  test('a slow answer waits before each piece, and directives combine', async () => {
    const done = await execute(platform, await signIn(), '[slow:20][long:300] cost', { type: 'data' });
    const deltas = ofType(eventsOf(platform, done.run_id), 'partial_result');
    const spent = (deltas.at(-1)?.timestamp ?? 0) - (deltas[0]?.timestamp ?? Infinity);

    expect(spent).toBeGreaterThanOrEqual((deltas.length - 2) * 18);
  });

  test('an answer of many scripts is stored as it was streamed, no character broken', async () => {
    const done = await execute(platform, await signIn(), '[unicode] cost', { type: 'data' });
    const pieces = ofType(eventsOf(platform, done.run_id), 'partial_result').map(({ payload }) => payload.content);

    // Half a surrogate pair would not survive UTF-8.
    expect(pieces.map((piece) => Buffer.from(piece).toString())).toEqual(pieces);
    expect(pieces.join('')).toBe(done.response);
    expect(done.response).toContain('👨‍👩‍👧‍👦');
  });

  test('Markdown comes with raw HTML, for the page to keep inert', async () => {
    const { response } = await execute(platform, await signIn(), '[markdown] cost', { type: 'data' });

    expect(response).toContain('| Service | Cost |');
    expect(response).toContain('<script>');
    expect(response).toContain('](javascript:');
  });

  test('the echo says the prompt without its directives; what is none stays text', async () => {
    const { response } = await execute(platform, await signIn(), '[echo] [shout:3] Grüezi  mitenand [fail:2]', { type: 'data' });

    expect(response).toBe('[shout:3] Grüezi  mitenand [fail:2]');
  });

  test('without a wish the model thinks, uses tools and streams in several pieces', async () => {
    const done = await execute(platform, await signIn(), 'What does it cost?', { type: 'data' });
    const events = eventsOf(platform, done.run_id);

    expect(typesOf(events).slice(0, 4)).toEqual(['agent_started', 'agent_thinking', 'tool_executing', 'tool_completed']);
    expect(new Set(ofType(events, 'partial_result').map((event) => event.timestamp)).size).toBeGreaterThan(2);
  });
});
