import { expect, needs, test } from '#fixtures';
import { FULL_CHAIN } from './data/chains.ts';
import { CRITICAL_EVENTS } from './data/events.ts';
import { heardOn } from './data/marked-users.ts';
import { fileOf } from './data/rows.ts';
import { savingsOf } from './data/savings.ts';
import { latencyOf, ofService, servicesOf, slownessOf, totalsOf } from './data/statistics.ts';
import { count, usd } from './data/wording.ts';
import { A_WEEK, FIVE_HOURS, usageOf, WEEK_FILE, WORKLOADS } from './data/workloads.ts';

test.describe('real execution', () => {
  test.use({ persona: { plan: 'enterprise' } });

  test('AG-052 the data agent’s answer is right by a rubric that the right answer to other data fails', async ({ api, socket, judge }) => {
    const rubricOf = (rows: typeof A_WEEK) => ({
      facts: [usd(totalsOf(rows).cost), count(totalsOf(rows).requests), `P95 ${count(latencyOf(rows).p95)} ms`],
      structure: ['## Workload', '## Latency'],
    });
    await api.datasets.upload(WEEK_FILE);
    const question = 'Analyse our usage of the week.';
    const journey = await (await socket.ask(question, { agent: 'data' })).finished();
    await judge(question, journey);
    const first = CRITICAL_EVENTS.map((type) => journey.wire.findIndex((event) => event.type === type));

    expect(first.filter((index) => index < 0), 'events that never came').toEqual([]);
    expect(first).toEqual([...first].sort((a, b) => a - b));
    expect(journey).toReachQuality(rubricOf(A_WEEK));
    expect(journey).not.toReachQuality(rubricOf(FIVE_HOURS));
    expect({ ...journey, answer: journey.answer.replaceAll(/\$[\d,]+/g, '$1') }).not.toReachQuality(rubricOf(A_WEEK));
    expect((await api.threads.messages(journey.threadId)).messages.at(-1)?.content).toBe(journey.answer);
  });

  test('AG-053 the optimization agent uses its tools on the one service in question and finds what could be saved there', needs('personas'), async ({ api, socket }) => {
    await api.datasets.upload(WEEK_FILE);
    const own = ofService(A_WEEK, 'tickets');
    const { total, percentage, monthlyCost } = savingsOf(own, A_WEEK);
    const journey = await (await socket.ask('How could tickets be cheaper?', { agent: 'optimization' })).finished();

    expect(journey).toHaveToolCalls([{ name: 'dataset_summary', args: {} }, { name: 'cost_analyzer', success: true, args: { service: 'tickets' } }]);
    expect(journey.toolCalls[1]?.result).toMatchObject({ total_cost_usd: totalsOf(own).cost, monthly_cost_usd: monthlyCost, services: [{ service: 'tickets' }] });
    expect(journey.report).toMatchObject({ cost_savings: { monthly_amount: total, percentage }, recommendations: [{ expected_monthly_savings: total }] });
    expect(journey).toReachQuality({ facts: [usd(total), `${percentage} %`, 'from huge to little'], forbidden: ['search', 'letters'], actions: 1 });
  });

  test('AG-054 the supervisor’s answer puts together what data and optimization found, each by its own step', needs('personas', 'workflows'), async ({
    api, socket,
  }) => {
    const rows = usageOf(WORKLOADS.slice(0, 2), 200);
    await api.datasets.upload(fileOf(rows, 'two-services.csv'));
    const { savings, total } = savingsOf(rows);
    const journey = await (await socket.ask('How slow are we, and what could we save?')).finished();
    const { run, steps } = await api.runs.tree(journey.runId);
    const foundBy = (agent: string) => journey.toolCalls.filter((call) => call.agent === agent).map(({ name }) => name);

    expect(steps.filter(({ parent_id: parent }) => parent !== run.id)).toEqual([]);
    expect(steps.map(({ agent }) => agent)).toEqual(FULL_CHAIN);
    expect([foundBy('data'), foundBy('optimization')]).toEqual([['analyze_workload', 'latency_analyzer', 'anomaly_detector'], ['cost_analyzer']]);
    expect(journey).toReachQuality({
      facts: [
        `P95 ${count(latencyOf(rows).p95)} ms`,
        `Together ${usd(total)} a month`,
        ...savings.map(({ monthly }) => usd(monthly)),
        ...servicesOf(rows).map(({ service }) => service),
      ],
      structure: ['## Latency', '## Savings'], actions: 2,
    });
    expect((await api.runs.get(run.id)).answer_id).not.toBeNull();
  });

  test('AG-055 five users at once hear of their own runs only, each with its own words', needs('second-user', 'scripted-model'), async ({ createUser, scripted }) => {
    const words = ['amber', 'birch', 'cedar', 'dune', 'ember'];
    const users = await Promise.all(words.map(async (word) => {
      const user = await createUser();
      return { word, user, socket: await user.openSocket() };
    }));
    const journeys = await Promise.all(
      users.map(async ({ word, socket }) => (await socket.ask(scripted(`My word is ${word}.`, { slowMs: 10, echo: true }), { agent: 'data' })).finished()),
    );
    const heard = users.map(({ socket }) => socket.received.flatMap(({ frame }) => ('seq' in frame ? [frame] : [])));
    const stored = await Promise.all(users.map(({ user }, index) => user.api.threads.messages(String(journeys[index]?.threadId))));
    await Promise.all(users.map(({ socket }) => socket.close()));

    expect(journeys.map(({ outcome, answer }) => [outcome, answer])).toEqual(words.map((word) => ['completed', `My word is ${word}.`]));
    expect(users.map(({ socket }) => heardOn(socket).threads)).toEqual(journeys.map(({ threadId }) => [threadId]));
    expect(users.map(({ socket }) => heardOn(socket).runs)).toEqual(journeys.map(({ runId }) => [runId]));
    expect(heard.map((events) => words.filter((word) => JSON.stringify(events).includes(word)))).toEqual(words.map((word) => [word]));
    expect(stored.map(({ messages }) => messages.at(-1)?.content)).toEqual(words.map((word) => `My word is ${word}.`));
    expect(new Set(users.map(({ user }) => user.session.user.id)).size).toBe(5);
  });

  test('AG-056 who asks for an agent that is not there is told so and stays connected, and each new connection brings an answer', needs('scripted-model'), async ({
    api, socket, openSocket, scripted,
  }) => {
    const refused = await socket.request({ type: 'agent_request', payload: { agent: 'oracle_agent', content: 'Who are you?' } });
    const still = await (await socket.ask(scripted('Still here.', { echo: true }), { agent: 'data' })).finished();
    const again = async (number: number) => {
      await using other = await openSocket();
      const run = await other.ask(scripted(`Connection ${number}.`, { echo: true }), { agent: 'data', threadId: still.threadId });
      return await run.finished();
    };
    const journeys = [await again(1), await again(2), await again(3)];
    const { messages } = await api.threads.messages(still.threadId);

    expect(refused).toMatchObject({ type: 'error', data: { error_code: 'NOT_FOUND' } });
    expect(socket.closure).toBeUndefined();
    expect([still, ...journeys].map(({ outcome }) => outcome)).toEqual(Array(4).fill('completed'));
    expect(messages.flatMap(({ role, content }) => (role === 'assistant' ? [content] : []))).toEqual(['Still here.', 'Connection 1.', 'Connection 2.', 'Connection 3.']);
    expect(journeys.flatMap(({ violations }) => violations)).toEqual([]);
  });

  test('AG-057 twenty runs over a live socket keep the budget and are all as good as was promised', needs('load'), async ({
    api, socket, target, load, attachDistribution,
  }) => {
    const rows = FIVE_HOURS;
    const budget = { percent: 95, ms: target.budgets.agentRunMs };
    await api.datasets.upload(fileOf(rows, 'five-hours.csv'));
    const ask = async () => (await socket.ask('Analyse our usage.', { agent: 'data' })).finished();
    const sample = await ask();
    const runs = await load({ ratePerSecond: 20, requests: 20 }, ask);
    await attachDistribution('runs over a socket', runs.latencies, budget);

    expect(runs.errors).toEqual([]);
    expect(sample).toReachQuality({ facts: [usd(totalsOf(rows).cost), count(totalsOf(rows).requests), `P95 ${count(latencyOf(rows).p95)} ms`] });
    const others = runs.answers.filter(({ answer }) => answer !== sample.answer).map(({ answer }) => answer);
    expect(others, 'other answers to the same question about the same data').toEqual([]);
    expect(new Set(runs.answers.map(({ runId }) => runId)).size).toBe(20);
    expect(runs).toKeepBudget(budget);
  });

  test('AG-058 three questions of a business each get the facts they ask for and none that are wrong', needs('personas'), async ({ api, stream }) => {
    await api.datasets.upload(WEEK_FILE);
    const ask = async (prompt: string) => (await stream.agent(prompt)).finished();
    const [budget, cuts, speed] = await Promise.all([ask('What will we spend in a month?'), ask('Where should we cut?'), ask('Which service is slow?')]);
    const { total, monthlyCost, savings } = savingsOf(A_WEEK);
    const [slowest] = slownessOf(A_WEEK);
    const wrong = [usd(total + 0.01), usd(savingsOf(FIVE_HOURS).total), usd(totalsOf(FIVE_HOURS).cost), 'support-chat'];

    expect(budget).toReachQuality({ facts: [`that is ${usd(monthlyCost)} in 30 days`, usd(totalsOf(A_WEEK).cost)], forbidden: wrong, structure: ['## Cost'] });
    expect(cuts).toReachQuality({
      facts: [`Together ${usd(total)} a month`, ...savings.map(({ service, monthly }) => new RegExp(`${service}.*Expected: \\${usd(monthly)}`))],
      forbidden: wrong,
      actions: 3,
    });
    expect(speed).toReachQuality({
      facts: [`| ${slowest?.service} | ${count(Number(slowest?.p50))} ms | ${count(Number(slowest?.p95))} ms |`],
      forbidden: wrong,
      structure: ['## Latency'],
    });
  });
});
