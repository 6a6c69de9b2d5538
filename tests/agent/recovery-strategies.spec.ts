import type { AgentEvent } from '#fixtures';
import { expect, needs, test } from '#fixtures';
import { FULL_CHAIN } from './data/chains.ts';
import { endsIn, eventsOf, fallbacksIn, TICK_MS, timesIn } from './data/events.ts';
import { resultIn } from './data/hand-offs.ts';
import { behind } from './data/model.ts';
import { savingsOf } from './data/savings.ts';
import { servicesOf, totalsOf } from './data/statistics.ts';
import { usd } from './data/wording.ts';
import { A_WEEK, WEEK_FILE } from './data/workloads.ts';

const TOTAL = usd(totalsOf(A_WEEK).cost);
/** Attempts that were made again, each with the milliseconds until something came of it. */
const retriesIn = (wire: readonly AgentEvent[]) =>
  eventsOf(wire, 'agent_retry').map((event) => ({ ...event.payload, waited: Number(wire[wire.indexOf(event) + 1]?.timestamp) - event.timestamp }));

test.describe('recovery strategies', () => {
  test('AG-135 a model that does not answer in time is left, asked again, and its late word counts', needs('restart', 'workflows'), async ({
    openPlatform, modelEndpoint,
  }) => {
    test.setTimeout(60_000);
    const own = await openPlatform(behind(modelEndpoint));
    const { api, stream } = await own.createUser();
    modelEndpoint.answer({ silent: true }, { text: 'Better late than never.' });
    const done = await api.workflows.execute({ message: 'Are you there?', steps: [{ id: 'ask', agent: 'data', timeout_ms: 250, retries: 4, backoff_ms: 10 }] });
    const { wire } = await (await stream.run(done.run_id)).finished();
    const { steps } = await api.runs.tree(done.run_id);
    const at = (type: AgentEvent['type']) => Number(wire.find((event) => event.type === type && event.agent_name === 'data')?.timestamp);

    expect(at('agent_retry') - at('agent_started'), 'milliseconds until it was stopped').toBeGreaterThanOrEqual(250 - TICK_MS);
    expect(modelEndpoint.questions.map(({ messages }) => messages.at(-1)?.content)).toEqual(modelEndpoint.arrivals.map(() => 'Are you there?'));
    expect(steps).toMatchObject([{ status: 'completed', attempts: modelEndpoint.arrivals.length, answered_by: 'data', error: null }]);
    expect(retriesIn(wire)[0]).toMatchObject({ attempt: 1, delay_ms: 10, reason: 'The agent data took longer than 250 ms.' });
    expect(done).toMatchObject({ status: 'success', response: 'Better late than never.' });
    expect((await api.agents.breaker('data')).state).toBe('closed');
  });

  test(
    'AG-136 where a tool fails in one step its agent answers from its other tools, and the steps after it are not degraded',
    needs('workflows', 'scripted-model'),
    async ({ api, stream, scripted }) => {
      await api.datasets.upload(WEEK_FILE);
      const steps = [
        { id: 'first', agent: 'data', message: scripted('Who uses which model?', { fail: 'tool' }) },
        { id: 'second', agent: 'reporting', message: 'What did we spend?', depends_on: ['first'] },
      ];
      const done = await api.workflows.execute({ message: 'Tell me.', steps });
      const { wire, toolCalls } = await (await stream.run(done.run_id)).finished();
      const { steps: [first] } = await api.runs.tree(done.run_id);
      const text = String(first?.output?.['text']);

      expect(toolCalls.filter(({ success }) => !success)).toMatchObject([{ name: 'dataset_summary', agent: 'data', result: { error_code: 'NOT_FOUND' } }]);
      expect(text).toContain('The tool dataset_summary failed (NOT_FOUND)');
      expect(servicesOf(A_WEEK).filter(({ cost }) => !text.includes(usd(cost))), 'services whose cost it does not tell').toEqual([]);
      expect(done).toMatchObject({ status: 'degraded', result: { degraded_because: ['tool dataset_summary failed'] } });
      expect(endsIn(wire)).toEqual(['data degraded', 'reporting completed', 'supervisor degraded']);
      expect(done.response).toContain(TOTAL);
    },
  );

  test('AG-137 the breaker of one agent opens in the middle of a chain, spares its model, and lets it back in later', needs('scripted-model', 'clock'), async ({
    api, stream, clock, scripted,
  }) => {
    const ask = (as = api) => as.agents.execute({ type: 'supervisor', message: scripted('What did we spend?', { down: 'data' }) });
    const [first, ...others] = await Promise.all([ask(), ask(), ask()]);
    const { circuit_breakers: breakers } = await api.agents.breakers();
    const spared = await (await stream.run((await ask()).run_id)).finished();
    const tried = await (await stream.run(first.run_id)).finished();
    const later = clock.ahead({ seconds: 31 }).api;
    const healed = await later.agents.execute({ type: 'supervisor', message: 'What did we spend?' });

    expect(breakers.find(({ name }) => name === 'data')).toMatchObject({ state: 'open', failure_count: 3 });
    expect(breakers.flatMap(({ name, state }) => (state === 'closed' ? [] : [name]))).toEqual(['data']);
    expect([tried, spared].map(({ wire }) => retriesIn(wire).length), 'attempts while closed and while open').toEqual([3, 0]);
    expect([tried, spared].flatMap(({ wire }) => fallbacksIn(wire))).toEqual(Array(2).fill('data: answer_without_model'));
    expect(spared).toHaveAgents(['supervisor', ...FULL_CHAIN]);
    expect([first, ...others, healed].map(({ status }) => status)).toEqual(['degraded', 'degraded', 'degraded', 'success']);
    expect((await later.agents.breaker('data')).state).toBe('closed');
  });

  test('AG-138 whose plan does not include a tool is told what is missing, and the rest all the same', needs('personas', 'scripted-model'), async ({
    api, createUser, stream,
  }) => {
    const rich = await createUser({ plan: 'enterprise' });
    await Promise.all([api, rich.api].map((user) => user.datasets.upload(WEEK_FILE)));
    const ask = async (as: typeof stream) => (await as.agent('What did we spend, and what could we save?')).finished();
    const [less, all] = await Promise.all([ask(stream), ask(rich.stream)]);
    const { total } = savingsOf(A_WEEK);

    expect(less).toAnswer([TOTAL, 'cost_analyzer needs the plan enterprise; what it would have told is missing here']);
    expect(less.answer).not.toContain(usd(total));
    expect(less.report).toMatchObject({ recommendations: [], cost_savings: { monthly_amount: 0 } });
    expect(all).toAnswer([TOTAL, usd(total)]);
    expect(all.answer).not.toContain('needs the plan');
    expect(all.report).toMatchObject({ cost_savings: { monthly_amount: total } });
    expect([less.outcome, all.outcome]).toEqual(['completed', 'completed']);
  });

  test(
    'AG-139 the next agent builds on what the stand-in said, and is told who said it; without a stand-in it is told that nobody did',
    needs('workflows', 'scripted-model'),
    async ({ api, scripted }) => {
      const ask = (message: string) =>
        api.workflows.execute({
          message: 'Pass it on.',
          steps: [
            { id: 'ask', agent: 'data', message, fallback: 'reporting' },
            { id: 'tell', agent: 'actions', message: scripted('{{ask}}, I am told', { echo: true }), depends_on: ['ask'] },
          ],
        });
      const known = scripted('It is forty-two', { down: 'data', echo: true });
      const [once, twice] = await Promise.all([ask(known), ask(scripted(known, { down: 'reporting' }))]);
      const trees = await Promise.all([once, twice].map(({ run_id: id }) => api.runs.tree(id)));

      expect(trees.map(({ steps }) => steps.map(({ agent, answered_by: by }) => [agent, by]))).toEqual([
        [['data', 'reporting'], ['actions', 'actions']], [['data', null], ['actions', 'actions']],
      ]);
      expect(trees.map(({ messages: [handed] }) => handed?.content)).toMatchObject([{ answered_by: 'reporting', text: 'It is forty-two' }, { answered_by: null }]);
      expect(trees.map(({ steps: [, tell] }) => tell?.input['results'])).toEqual(trees.map(({ steps: [asked] }) => ({ ask: asked?.output })));
      expect(once.response).toBe('It is forty-two, I am told');
      expect(twice.response).toContain('This answer is degraded');
      expect([once, twice].map(({ status, result }) => [status, result['degraded_because']])).toEqual([
        ['degraded', ['reporting stood in for data']], ['degraded', ['reporting stood in for data', 'reporting worked without the model']],
      ]);
    },
  );

  test('AG-140 an agent without its model leaves a gap, which those after it fill: the savings are still those of the data', needs('personas', 'scripted-model'), async ({
    createUser, scripted,
  }) => {
    const { api, stream } = await createUser({ plan: 'enterprise' });
    await api.datasets.upload(WEEK_FILE);
    const journey = await (await stream.agent(scripted('What could we save?', { down: 'optimization' }))).finished();
    const { total, savings } = savingsOf(A_WEEK);

    expect(fallbacksIn(journey.wire)).toEqual(['optimization: answer_without_model']);
    expect(resultIn(journey.wire, 'optimization')).toMatchObject({ analysed: false, recommendations: [], cost_savings: null });
    expect(journey.report).toMatchObject({ cost_savings: { monthly_amount: total } });
    expect(resultIn(journey.wire, 'actions')).toMatchObject({ plan_steps: savings.map(({ monthly }) => ({ expected_monthly_savings: monthly })) });
    expect(journey).toAnswer([usd(total), ...savings.map(({ monthly }) => usd(monthly))]);
    expect(resultIn(journey.wire, 'supervisor')).toMatchObject({ degraded_because: ['optimization worked without the model'] });
    expect(journey).toFollowContract();
  });

  test('AG-141 by the platform’s own clock each pause before another attempt is kept, and the run’s time contains them all', needs('scripted-model'), async ({
    socket, scripted,
  }) => {
    const ask = async (prompt: string) => (await socket.ask(prompt, { agent: 'data' })).finished();
    const smooth = await ask('How many requests did we make?');
    const rough = await ask(scripted('How many requests did we make?', { flaky: 2 }));
    const retries = retriesIn(rough.wire);
    const told = Number(timesIn(rough.wire, 'agent_completed')[0]);
    const pauses = retries.reduce((sum, { delay_ms: ms }) => sum + ms, 0);

    expect(retries.map(({ attempt }) => attempt)).toEqual([1, 2]);
    expect(retries.filter(({ delay_ms: ms, waited }) => waited + TICK_MS < ms), 'pauses that were cut short').toEqual([]);
    expect(Number(retries[1]?.delay_ms), 'milliseconds of the second pause').toBeGreaterThan(Number(retries[0]?.delay_ms));
    expect(told, 'milliseconds of the run, pauses included').toBeGreaterThanOrEqual(pauses - retries.length * TICK_MS);
    expect(rough.timing.totalMs, 'milliseconds its user waited').toBeGreaterThanOrEqual(told - TICK_MS);
    expect(rough.answer).toBe(smooth.answer);
    expect(rough).toFollowContract();
  });

  test('AG-142 an answer after three failed attempts is worth what it would have been, and one that was given up is not', needs('scripted-model'), async ({
    api, stream, scripted,
  }) => {
    await api.datasets.upload(WEEK_FILE);
    const ask = async (flaky: number) => (await stream.agent(scripted('What did we spend?', { flaky }), { agent: 'reporting' })).finished();
    const [smooth, rough, never] = await Promise.all([ask(0), ask(3), ask(100)]);
    const rubric = {
      facts: [TOTAL, ...servicesOf(A_WEEK).map(({ service, cost }) => new RegExp(`${service} .*${usd(cost).replaceAll(/[$.]/g, String.raw`\$&`)}`))],
      structure: ['## Cost'],
    };

    expect(rough).toReachQuality(rubric, 0.95);
    expect(rough.answer).toBe(smooth.answer);
    expect(never).not.toReachQuality(rubric);
    expect(never.answer).toContain('This answer is degraded');
    expect([smooth, rough, never].map(({ wire }) => [retriesIn(wire).length, fallbacksIn(wire).length])).toEqual([[0, 0], [3, 0], [3, 1]]);
  });

  test('AG-143 what was recovered, given up and lost is told alike by answers, health, dashboard and error reports', needs('personas', 'scripted-model'), async ({
    api, session, createUser, scripted,
  }) => {
    const admin = await createUser({ role: 'admin' });
    const wanted = [{}, {}, {}, {}, { flaky: 1 }, { flaky: 100 }, { fail: 'model' }, { fail: 'model' }] as const;
    const done = await Promise.all(wanted.map((directives) => api.agents.executeData({ message: scripted('How many requests did we make?', directives) })));
    const { agents } = await api.agents.health();
    const { points, total } = await api.observability.dashboard('runs');
    const { errors } = await admin.api.observability.errors(session.user.id);
    const sums = points.flatMap(({ by }) => Object.entries(by)).reduce<Record<string, number>>(
      (sum, [status, count]) => ({ ...sum, [status]: (sum[status] ?? 0) + count }), {},
    );

    expect(done.map(({ status }) => status)).toEqual(['success', 'success', 'success', 'success', 'success', 'degraded', 'error', 'error']);
    expect(agents.filter(({ name }) => name === 'data')).toEqual([{ name: 'data', status: 'degraded', completed: 6, failed: 2, error_rate: 0.25 }]);
    expect({ ...sums, total }).toEqual({ completed: 6, failed: 2, total: 8 });
    expect(errors.map(({ place, error_code: code, count }) => ({ place, code, count }))).toEqual([{ place: 'data', code: 'MODEL_FAILED', count: 2 }]);
    expect((await api.agents.breaker('data')).state).toBe('closed');
  });
});
