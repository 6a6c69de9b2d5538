import type { AgentEvent, Journey, TestFixtures, User } from '#fixtures';
import { expect, needs, test } from '#fixtures';

type ModelEndpoint = TestFixtures['modelEndpoint'];

/** Settings of a platform whose model is out of reach whenever the test wants. */
const withModel = ({ baseUrl }: ModelEndpoint) =>
  ({ PLATFORM_MODEL: 'openai', PLATFORM_OPENAI_BASE_URL: baseUrl, PLATFORM_OPENAI_MODEL: 'tiny', PLATFORM_RETRY_DELAY_MS: '1' }) as const;
const retries = (wire: readonly AgentEvent[]) => wire.flatMap((event) => (event.type === 'agent_retry' ? [event.payload] : []));
/** Milliseconds from each announced pause to the next word of the run. */
const pauses = ({ wire }: Journey) => wire.flatMap((event, index) => (event.type === 'agent_retry' ? [Number(wire[index + 1]?.timestamp) - event.timestamp] : []));
/** Timers count whole milliseconds, and may be one early by the clock. */
const TICK_MS = 2;

/** Lets the model fail for so long, with a look at health before, meanwhile and after; milliseconds for which it was known to be down, at least and at most. */
async function outage(model: ModelEndpoint, { api }: User): Promise<{ readonly atLeastMs: number; readonly atMostMs: number; readonly seen: readonly number[] }> {
  const before = await api.operations.healthRaw();
  const stoppedAt = Date.now();
  await model.stop();
  const meanwhile = await api.operations.healthRaw();
  const knownAt = Date.now();
  await expect.poll(() => Date.now() - knownAt).toBeGreaterThan(20);
  const startedAt = Date.now();
  await model.start();
  const after = await api.operations.healthRaw();
  return { atLeastMs: startedAt - knownAt, atMostMs: Date.now() - stoppedAt, seen: [before.status, meanwhile.status, after.status] };
}

test.describe('failure and recovery', () => {
  // Whole platforms are started by some: on a busy machine that takes its time.
  test.describe.configure({ timeout: 60_000 });

  test(
    'RE-001 a platform killed while an agent works ends that run at its next start, tells so, and takes the next question',
    needs('restart', 'scripted-model'),
    async ({ openPlatform, scripted }) => {
      const own = await openPlatform();
      const { api, openSocket, stream } = await own.createUser();
      const socket = await openSocket();
      const run = await socket.ask(scripted('Work for long.', { slowToolMs: 20_000 }), { agent: 'validation' });
      await run.waitFor('tool_executing');
      const end = await own.kill('SIGKILL');
      await expect(socket).toCloseWith({ code: 1006 });
      await own.start();
      const journey = await (await stream.run(run.id)).finished();
      const next = await api.agents.execute({ type: 'data', message: scripted('I am back.', { echo: true }), thread_id: run.threadId });
      const { messages } = await api.threads.messages(run.threadId);

      expect(end.signal).toBe('SIGKILL');
      expect([journey.outcome, journey.error?.code]).toEqual(['failed', 'INTERRUPTED']);
      expect(journey).toFollowContract();
      expect(journey.wire.slice(0, run.events.length), 'what was told before').toEqual(run.events);
      expect(journey.toolCalls.map(({ success, result }) => [success, result?.['error_code']])).toEqual([[false, 'INTERRUPTED']]);
      expect(await api.runs.get(run.id)).toMatchObject({ status: 'failed', answer_id: null, error: { code: 'INTERRUPTED' } });
      expect(next).toMatchObject({ status: 'success', response: 'I am back.' });
      expect(messages.map(({ role }) => role)).toEqual(['user', 'user', 'assistant']);
    },
  );

  test(
    'RE-002 a dependency that fails is noticed by the next check, told by name, and recorded as an outage until it is back',
    needs('restart', 'personas', 'second-user'),
    async ({ openPlatform, modelEndpoint: model }) => {
      const own = await openPlatform(withModel(model));
      const admin = await own.createUser({ role: 'admin' });
      const { api } = await own.createUser();
      const look = async () => (await admin.api.observability.diagnostics()).dependencies.flatMap(({ name, status }) => (status === 'down' ? [name] : []));
      const whole = [await look(), (await admin.api.observability.outages()).outages];
      await model.stop();
      const broken = [await look(), (await admin.api.observability.outages()).outages];
      await model.start();
      const mended = [await look(), (await admin.api.observability.outages()).outages];

      const began = { dependency: 'model', began_at: expect.any(Number) };
      expect(whole).toEqual([[], []]);
      expect(broken).toEqual([['model'], [{ ...began, ended_at: null, duration_ms: null }]]);
      expect(mended).toEqual([[], [{ ...began, ended_at: expect.any(Number), duration_ms: expect.any(Number) }]]);
      expect(await api.observability.outagesRaw()).toBeProblem({ status: 403, code: 'AUTH_UNAUTHORIZED' });
    },
  );

  test('RE-003 agents that failed together come back at different times, each after pauses that double', needs('scripted-model', 'second-user'), async ({
    createUser, scripted,
  }) => {
    const users = await Promise.all(Array.from({ length: 5 }, () => createUser()));
    const journeys = await Promise.all(
      users.map(async ({ stream }) => {
        const run = await stream.agent(scripted('At last.', { flaky: 3, echo: true }), { agent: 'data' });
        return run.finished();
      }),
    );
    const told = journeys.map(({ wire }) => retries(wire).map(({ delay_ms: ms }) => ms));
    const [first = 0] = told.map(([ms = 0]) => ms).sort((a, b) => a - b);
    const early = journeys.flatMap((journey, index) => pauses(journey).filter((ms, attempt) => ms + TICK_MS < Number(told[index]?.[attempt])));

    expect(journeys.map(({ outcome, answer }) => [outcome, answer])).toEqual(users.map(() => ['completed', 'At last.']));
    expect(journeys.map(({ wire }) => retries(wire).map(({ attempt }) => attempt))).toEqual(users.map(() => [1, 2, 3]));
    // Up to a tenth is left to chance, and told in whole milliseconds.
    const wrong = told.flatMap((delays) => delays.filter((ms, attempt) => ms < (first / 1.1 - 1) * 2 ** attempt || ms > (1.1 * first + 1) * 2 ** attempt));
    expect(wrong, `pauses that do not double, of ${JSON.stringify(told)}`).toEqual([]);
    expect(new Set(told.map(String)).size, `different pauses, of ${JSON.stringify(told)}`).toBeGreaterThan(1);
    expect(early, 'pauses that were not kept').toEqual([]);
  });

  test('RE-004 a half-open breaker lets one attempt through and nobody beside it, and everybody when an attempt has succeeded', needs('clock', 'scripted-model'), async ({
    api, clock, scripted,
  }) => {
    const ask = (asked: typeof api, message: string) => asked.agents.execute({ type: 'validation', message });
    for (let count = 0; count < 3; count += 1) await ask(api, scripted('Fail.', { flaky: 100 }));
    const before = await api.agents.breaker('validation');
    const later = clock.ahead({ seconds: 31 });
    const half = await later.api.agents.breaker('validation');
    const attempt = await later.stream.agent(scripted('Be slow.', { slowToolMs: 20_000 }), { agent: 'validation' });
    // The breaker was asked before the first tool was.
    await attempt.readUntil((block) => block.kind === 'event' && block.event.type === 'tool_executing');
    const beside = await Promise.all([ask(later.api, 'And me?'), ask(later.api, 'And me?')]);
    const meanwhile = await later.api.agents.breaker('validation');
    const elsewhere = await later.api.agents.executeTriage({ message: 'And who is there?' });
    await later.api.agents.cancel({ run_id: String(attempt.runId) });
    const journey = await attempt.finished();
    const latest = clock.ahead({ seconds: 62 }).api;
    const after = [(await ask(latest, 'And now?')).status, (await latest.agents.breaker('validation')).state, (await ask(latest, 'And again?')).status];

    expect([before.state, half.state, meanwhile.state]).toEqual(['open', 'half_open', 'open']);
    expect(beside.map(({ status, result }) => [status, String(result['degraded_because'])])).toEqual(
      Array.from({ length: 2 }, () => ['degraded', 'validation worked without the model']),
    );
    expect([journey.outcome, elsewhere.status]).toEqual(['cancelled', 'success']);
    expect(after).toEqual(['success', 'closed', 'success']);
  });

  test('RE-005 a chat without its model is answered with a notice that says so, and in full once the model is back', needs('restart'), async ({
    openPlatform, modelEndpoint: model,
  }) => {
    const own = await openPlatform(withModel(model));
    const { api, openSocket } = await own.createUser();
    await using socket = await openSocket();
    await model.stop();
    const run = await socket.ask('What do we spend?', { agent: 'data' });
    const without = await run.finished();
    await model.start();
    model.answer({ text: 'All is well again.' });
    const again = await (await socket.ask('And now?', { threadId: run.threadId, agent: 'data' })).finished();
    const { messages } = await api.threads.messages(run.threadId);
    const completed = without.wire.flatMap((event) => (event.type === 'agent_completed' ? [event.payload.status] : []));

    expect(without).toFollowContract();
    expect([without.outcome, ...completed]).toEqual(['completed', 'degraded']);
    expect(without).toAnswer(['This answer is degraded: the language model did not answer.', 'Please ask again later.']);
    expect(without.wire.flatMap((event) => (event.type === 'agent_fallback' ? [event.payload.strategy] : []))).toEqual(['answer_without_model']);
    expect(messages.map(({ content }) => content)).toEqual(['What do we spend?', without.answer, 'And now?', 'All is well again.']);
    expect(again).toFollowContract();
  });

  test('RE-006 the mean time to recovery is that of the outages there were, each as long as it lasted', needs('restart', 'personas'), async ({
    openPlatform, modelEndpoint: model,
  }) => {
    const own = await openPlatform(withModel(model));
    const admin = await own.createUser({ role: 'admin' });
    const none = await admin.api.observability.outages();
    const injected = [await outage(model, admin), await outage(model, admin), await outage(model, admin)];
    const { outages, mean_time_to_recovery_ms: mean } = await admin.api.observability.outages();
    const durations = outages.map(({ began_at: from, ended_at: to }) => Number(to) - from);

    expect(none).toEqual({ outages: [], mean_time_to_recovery_ms: null });
    expect(injected.map(({ seen }) => seen)).toEqual(Array.from({ length: 3 }, () => [200, 503, 200]));
    expect(outages.map(({ dependency, duration_ms: ms }) => [dependency, ms])).toEqual(durations.map((ms) => ['model', ms]));
    const untrue = durations.filter((ms, index) => ms < Number(injected[index]?.atLeastMs) - TICK_MS || ms > Number(injected[index]?.atMostMs) + TICK_MS);
    expect(untrue, `outages longer or shorter than ${JSON.stringify(injected)}`).toEqual([]);
    expect(mean).toBeCloseTo(durations.reduce((sum, ms) => sum + ms, 0) / injected.length, 3);
  });
});
