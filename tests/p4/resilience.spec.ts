import { expect, needs, test } from '#fixtures';

test.describe('resilience', () => {
  test('068 a breaker opens after repeated failures, lets one attempt through after a while, and closes when that works', needs('clock', 'scripted-model', 'second-user'), async ({ api, clock, createUser, scripted }) => {
    const other = await createUser();
    const failing = { message: scripted('What do we spend?', { flaky: 100 }) };
    const working = { message: 'What do we spend?' };
    const states = [];
    for (let count = 0; count < 3; count += 1) {
      await api.agents.executeData(failing);
      states.push((await api.agents.breaker('data')).state);
    }
    const refused = await api.agents.executeData(working);
    const [open, agent, list] = [await api.agents.breaker('data'), await api.agents.get('data'), await api.agents.breakers()];
    const others = [(await other.api.agents.breaker('data')).state, (await other.api.agents.executeData(working)).status];
    const early = await clock.ahead({ seconds: 15 }).api.agents.breaker('data');
    const later = clock.ahead({ seconds: 31 }).api;
    const half = await later.agents.breaker('data');
    await later.agents.executeData(failing);
    const reopened = await later.agents.breaker('data');
    const latest = clock.ahead({ seconds: 62 }).api;
    const halfAgain = await latest.agents.breaker('data');
    const answered = await latest.agents.executeData(working);
    const closed = await latest.agents.breaker('data');

    expect(states).toEqual(['closed', 'closed', 'open']);
    expect(others).toEqual(['closed', 'success']);
    expect({ refused: refused.status, early: early.state, half: half.state, reopened: reopened.state, halfAgain: halfAgain.state, answered: answered.status, closed: closed.state }).toEqual({
      refused: 'degraded', early: 'open', half: 'half_open', reopened: 'open', halfAgain: 'half_open', answered: 'success', closed: 'closed',
    });
    expect([open.failure_count, closed.failure_count, closed.success_count]).toEqual([3, 0, 1]);
    expect(agent.status).toBe('unavailable');
    expect(list.circuit_breakers.filter(({ state }) => state !== 'closed')).toEqual([open]);
    expect(list.healthy).toBe(list.total - 1);
  });

  test('069 attempts at a model that fails come further and further apart, and a refusal is not repeated', needs('restart'), async ({ openPlatform, modelEndpoint, target }) => {
    test.setTimeout(60_000);
    const own = await openPlatform({ PLATFORM_MODEL: 'openai', PLATFORM_OPENAI_BASE_URL: modelEndpoint.baseUrl, PLATFORM_OPENAI_MODEL: 'stub', PLATFORM_RETRY_DELAY_MS: '100' });
    const { api, openSocket } = await own.createUser();
    const socket = await openSocket();
    modelEndpoint.answer({ status: 503 }, { status: 429 }, { status: 500 }, { text: 'All is well again.' });
    const run = await socket.ask('How are you?', { agent: 'data' });
    const journey = await run.finished();
    await socket.close();
    const asked = [...modelEndpoint.arrivals];
    const told = journey.wire.flatMap((event) => (event.type === 'agent_retry' ? [event.payload.delay_ms] : []));
    const waited = asked.slice(1).map((at, index) => at - Number(asked[index]));
    modelEndpoint.answer({ status: 503 });
    const hopeless = await api.agents.executeData({ message: 'And now?' });
    const attempts = modelEndpoint.arrivals.length;
    modelEndpoint.answer({ status: 400 });
    const refused = await api.agents.executeData({ message: 'And like this?' });

    // A tenth may be left to chance, timers count whole milliseconds, and a busy machine is late.
    const wanted = [100, 200, 400];
    expect(told.map((ms, index) => ms >= Number(wanted[index]) && ms <= 1.1 * Number(wanted[index]) + 1), `told: ${told.join(', ')} ms`).toEqual([true, true, true]);
    expect(waited.map((ms, index) => ms >= Number(told[index]) - 2 && ms < Number(told[index]) + target.deadlines.firstEvent), `waited: ${waited.map(Math.round).join(', ')} ms`).toEqual([true, true, true]);
    expect([journey.outcome, journey.answer]).toEqual(['completed', 'All is well again.']);
    expect([hopeless.status, attempts]).toEqual(['degraded', 4]);
    expect(modelEndpoint.arrivals.length, 'attempts after a refusal').toBe(1);
    expect(refused).toMatchObject({ status: 'error', result: { error_code: 'MODEL_FAILED' } });
  });
});
