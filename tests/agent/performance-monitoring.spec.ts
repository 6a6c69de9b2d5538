import { about, expect, needs, test } from '#fixtures';
import { TICK_MS, timesIn } from './data/events.ts';
import { savingsOf } from './data/savings.ts';
import { totalsOf } from './data/statistics.ts';
import { usd } from './data/wording.ts';
import { A_WEEK, WEEK_FILE } from './data/workloads.ts';


test.describe('performance as it is told', () => {
  test('AG-127 the times of a run fit into each other: its tool, its agent, and what its user waited', needs('scripted-model'), async ({ socket, scripted }) => {
    const run = await socket.ask(scripted('Measure this.', { slowToolMs: 60, echo: true }), { agent: 'validation' });
    const { wire, timing } = await run.finished();
    const tool = Number(timesIn(wire, 'tool_completed')[0]);
    const agent = Number(timesIn(wire, 'agent_completed')[0]);
    const byClock = Number(wire.at(-1)?.timestamp) - Number(wire[0]?.timestamp);

    expect(tool, 'milliseconds told of the tool').toBeGreaterThanOrEqual(60 - TICK_MS);
    expect(tool, 'milliseconds of the tool, within those of its agent').toBeLessThanOrEqual(agent + TICK_MS);
    expect(agent, about('values', 'milliseconds told of the agent, within those between its first and last word')).toBeLessThanOrEqual(byClock + TICK_MS);
    expect(byClock, 'milliseconds of the run, within those its user waited').toBeLessThanOrEqual(timing.totalMs + TICK_MS);
    expect(timing.firstEventMs, 'milliseconds to the first word').toBeLessThan(timing.totalMs - 60 + TICK_MS);
  });

  test('AG-128 runs are counted while they are at work and once when they have ended, by how they ended', needs('scripted-model'), async ({ api, scripted }) => {
    const before = await api.metrics.scrape();
    const many = 12;
    const runs = await Promise.all(Array.from({ length: many }, () => api.agents.start({ agent_type: 'data', message: scripted('Wait.', { hang: true }) })));
    const during = await api.metrics.agents();
    await Promise.all(runs.map(({ run_id: id }) => api.agents.cancel({ run_id: id })));
    const done = await Promise.all(runs.map(() => api.agents.executeData({ message: scripted('Quick.', { echo: true }) })));
    const after = await api.metrics.scrape();
    const risen = (status: string) => after.value('agent_runs_total', { agent: 'data', status }) - before.value('agent_runs_total', { agent: 'data', status });

    expect(during.active_runs, 'runs counted at work').toBeGreaterThanOrEqual(many);
    expect(risen('cancelled'), 'runs counted as cancelled').toBeGreaterThanOrEqual(many);
    expect(risen('completed'), 'runs counted as completed').toBeGreaterThanOrEqual(many);
    expect(done.map(({ status }) => status)).toEqual(Array(many).fill('success'));
    expect((await api.agents.status()).runs).toEqual([]);
  });

  test('AG-129 users do not wait for each other’s tools: their spans overlap by the platform’s own clock', needs('scripted-model', 'second-user'), async ({
    createUser, scripted, transcript: { traceId },
  }) => {
    const users = await Promise.all(Array.from({ length: 6 }, () => createUser()));
    const message = scripted('Done.', { slowToolMs: 100, echo: true });
    const done = await Promise.all(users.map(({ api }) => api.agents.execute({ type: 'validation', message })));
    const traces = await Promise.all(users.map(({ api }) => api.observability.trace(traceId)));
    const tools = traces
      .flatMap(({ spans }) => spans.filter(({ kind }) => kind === 'tool'))
      .map((span) => ({ from: span.started_at, to: span.started_at + span.duration_ms, ms: span.duration_ms }));
    const together = tools.map((one) => tools.filter((other) => other.from <= one.from && one.from + TICK_MS < other.to).length);

    expect(done.map(({ status }) => status)).toEqual(users.map(() => 'success'));
    expect(tools.length).toBe(users.length);
    expect(tools.filter(({ ms }) => ms < 100 - TICK_MS)).toEqual([]);
    expect(Math.max(...together), about('speed', 'tools at work at the same time')).toBeGreaterThanOrEqual(2);
  });

  test('AG-130 whoever asks how far a run is, is never told less than what was heard of it', needs('scripted-model'), async ({ api, socket, scripted }) => {
    const run = await socket.ask(scripted('How many requests did we make?', { slowMs: 20 }), { agent: 'data' });
    const looks: { heard: number; told: number }[] = [];
    for (const milestone of ['agent_started', 'tool_completed', 'partial_result'] as const) {
      await run.waitFor(milestone);
      const heard = Math.max(...run.events.map(({ seq }) => seq));
      const { runs: [state] } = await api.agents.status(run.id);
      looks.push({ heard, told: Number(state?.last_event_seq) });
    }
    const journey = await run.finished();
    const last = Number(journey.wire.at(-1)?.seq);

    expect(looks.filter(({ heard, told }) => told < heard), 'looks at which less was told than heard').toEqual([]);
    expect(looks.filter(({ told }) => told >= last), 'looks at which the end was told before it came').toEqual([]);
    expect(looks.map(({ told }) => told)).toEqual(looks.map(({ told }) => told).sort((a, b) => a - b));
    expect((await api.agents.status(run.id)).runs).toMatchObject([{ status: 'completed', last_event_seq: last }]);
  });

  test(
    'AG-131 an agent that begins to fail is degraded from one run in ten and unavailable from one in two, for an hour',
    needs('scripted-model', 'clock', 'refresh-tokens'),
    async ({ api, session, clock, scripted }) => {
      const ask = (times: number, message: string) => Promise.all(Array.from({ length: times }, () => api.agents.executeTriage({ message })));
      const health = async (as = api) => {
        const { agents } = await as.agents.health();
        return agents.flatMap(({ name, status, completed, failed }) => (name === 'triage' ? [{ status, completed, failed }] : []))[0];
      };
      const bad = scripted('Not at all.', { fail: 'model' });
      await ask(10, scripted('Fine.', { echo: true }));
      const seen = [await health()];
      for (const more of [1, 8, 1]) {
        await ask(more, bad);
        seen.push(await health());
      }
      await ask(1, scripted('Fine.', { echo: true }));
      seen.push(await health());
      const [within, after] = [clock.ahead({ minutes: 55 }).api, clock.ahead({ minutes: 62 }).api];
      const renewed = await within.auth.refresh(session.refreshToken);
      const soon = await health(within.with({ token: renewed.access_token }));
      const later = await health(after.with({ token: (await after.auth.refresh(renewed.refresh_token)).access_token }));

      expect(seen).toEqual([
        { status: 'healthy', completed: 10, failed: 0 },
        { status: 'healthy', completed: 10, failed: 1 },
        { status: 'degraded', completed: 10, failed: 9 },
        { status: 'unavailable', completed: 10, failed: 10 },
        { status: 'degraded', completed: 11, failed: 10 },
      ]);
      expect({ soon, later }, 'within the hour and after it').toEqual({ soon: seen[4], later: { status: 'unknown', completed: 0, failed: 0 } });
    },
  );

  test('AG-132 runs that are asked for one after another, answered or not, keep the budget of a run', needs('load', 'scripted-model'), async ({
    api, load, target, attachDistribution, scripted,
  }) => {
    const budget = { percent: 95, ms: target.budgets.agentRunMs };
    const runs = await load(
      { ratePerSecond: target.budgets.requestsPerSecond / 2, requests: 20, warmUp: 2 },
      (index) => api.agents.executeTriage({ message: scripted(`Question ${index}.`, { echo: true }) }),
    );
    await attachDistribution('runs of one agent', runs.latencies, budget);
    const untrue = runs.answers.filter(({ execution_time_ms: told }, index) => told > Number(runs.latencies[index]) + TICK_MS);

    expect(runs.errors).toEqual([]);
    expect(runs.answers.map(({ response }) => response)).toEqual(runs.answers.map((_, index) => `Question ${index + 2}.`));
    expect(untrue, 'times that are longer than the answer took').toEqual([]);
    expect(runs).toKeepBudget(budget);
  });

  test('AG-133 an answer is worth as much while many ask as it is alone', needs('scripted-model'), async ({ api, stream }) => {
    await api.datasets.upload(WEEK_FILE);
    const ask = async () => (await stream.agent('What did we spend?', { agent: 'reporting' })).finished();
    const alone = await ask();
    const crowd = await Promise.all(Array.from({ length: 8 }, ask));
    const { cost } = totalsOf(A_WEEK);

    expect(alone).toReachQuality({ facts: [usd(cost)], structure: ['## Cost'] }, 0.95);
    for (const journey of crowd) expect(journey).toReachQuality({ facts: [usd(cost)], structure: ['## Cost'] }, 0.95);
    expect(crowd.map(({ answer }) => answer)).toEqual(crowd.map(() => alone.answer));
    expect(crowd.map(({ report }) => report?.executive_summary)).toEqual(crowd.map(() => alone.report?.executive_summary));
    expect(alone.answer).not.toContain(usd(savingsOf(A_WEEK).total));
  });

  test('AG-134 every place that tells how long a run took tells the same', needs('scripted-model'), async ({ api, stream, scripted, transcript: { traceId } }) => {
    const answer = await api.agents.executeRaw({ type: 'validation', message: scripted('Measure this.', { slowToolMs: 40, echo: true }) });
    // A body as it came, which nothing has looked at yet.
    const done = answer.body as { readonly run_id: string; readonly execution_time_ms: number };
    const { wire, report } = await (await stream.run(done.run_id)).finished();
    const [completed] = timesIn(wire, 'agent_completed');
    const { spans } = await api.observability.trace(traceId);
    const { lines } = await api.observability.log(answer.requestId);
    const spanOf = (kind: string) => Number(spans.find((span) => span.kind === kind)?.duration_ms);
    const logged = Number(lines.find(({ event }) => event === 'http_request')?.ms);

    expect([done.execution_time_ms, completed, report?.total_duration_ms], 'told by the answer, the end of the run and its report').toEqual(
      Array(3).fill(done.execution_time_ms),
    );
    const nested = { tool: spanOf('tool'), agent: spanOf('agent'), run: done.execution_time_ms, request: spanOf('gateway'), line: logged, client: answer.durationMs };
    const steps = Object.entries(nested);
    const untrue = steps.slice(1).flatMap(([name, ms], index) =>
      (ms + TICK_MS < Number(steps[index]?.[1]) ? [`${name} took ${ms} ms, ${steps[index]?.join(' ')} ms`] : []),
    );
    expect(untrue, 'what is done for something takes no longer').toEqual([]);
    expect(nested.tool, 'milliseconds told of the tool').toBeGreaterThanOrEqual(40 - TICK_MS);
  });
});
