import { about, expect, needs, test } from '#fixtures';
import { FULL_CHAIN, GUIDANCE_CHAIN, PARTIAL_CHAIN } from './data/chains.ts';
import { eventsOf, TICK_MS } from './data/events.ts';
import { completedHandOffsIn, handOffsIn, hopsIn, resultIn } from './data/hand-offs.ts';
import { fileOf } from './data/rows.ts';
import { savingsOf } from './data/savings.ts';
import { latencyOf, ofService, totalsOf } from './data/statistics.ts';
import { usd } from './data/wording.ts';
import { A_WEEK, FIVE_HOURS, WEEK_FILE } from './data/workloads.ts';

const hopsOf = (agents: readonly string[]) => agents.map((agent, index) => `${agents[index - 1] ?? 'supervisor'} > ${agent}`);

test.describe('hand-off flows', () => {
  test.use({ persona: { plan: 'enterprise' } });

  test('AG-105 triage hands over which service it is about, and the data agent looks at that one alone', needs('personas', 'scripted-model'), async ({ api, socket }) => {
    await api.datasets.upload(WEEK_FILE);
    const run = await socket.ask('How fast is search?');
    const { wire, toolCalls } = await run.finished();
    const handed = handOffsIn(wire).find(({ from_agent: from, to_agent: to }) => from === 'triage' && to === 'data');
    const search = ofService(A_WEEK, 'search');

    expect(handed).toMatchObject({ runId: run.id, status: 'initiated', context: { step_type: 'insights', request: 'How fast is search?' } });
    expect(handed?.context).toMatchObject({
      results: { triage: { data_sufficiency: 'sufficient', extracted_entities: { services: ['search'] }, user_intent: { primary_intent: 'latency' } } },
    });
    expect(toolCalls.filter(({ agent }) => agent === 'data').map(({ args }) => args['service'])).toEqual(['search', 'search', 'search']);
    expect(resultIn(wire, 'data')).toMatchObject({ based_on: ['triage'], metrics: { total_requests: totalsOf(search).requests, p95_latency_ms: latencyOf(search).p95 } });
  });

  test('AG-106 what research found reaches the optimization as it was found, and savings come of it', needs('personas', 'workflows', 'scripted-model'), async ({
    api, stream,
  }) => {
    await api.datasets.upload(WEEK_FILE);
    const steps = [{ id: 'research', agent: 'supply_researcher' }, { id: 'optimize', agent: 'optimization', depends_on: ['research'] }];
    const done = await api.workflows.execute({ message: 'What could we save?', steps });
    const { steps: [research, optimize], messages } = await api.runs.tree(done.run_id);
    const { wire } = await (await stream.run(done.run_id)).finished();
    const { total } = savingsOf(A_WEEK);

    expect(hopsIn(wire)).toEqual(['supply_researcher > optimization']);
    expect(messages.map(({ content }) => content)).toEqual([research?.output]);
    expect(handOffsIn(wire)[0]?.context).toEqual({ step: 'optimize', ...research?.output });
    expect(optimize?.input['results']).toEqual({ research: research?.output });
    expect(research?.output).toMatchObject({ result: { workloads: expect.arrayContaining([expect.objectContaining({ service: 'letters' })]) } });
    expect(optimize?.output).toMatchObject({ result: { cost_savings: { monthly_amount: total } } });
    expect(done.response).toContain(usd(total));
  });

  test(
    'AG-107 along the whole chain each hand-off comes before its agent, ends after it, and carries everything found until then',
    needs('personas', 'scripted-model'),
    async ({ api, socket }) => {
      await api.datasets.upload(WEEK_FILE);
      const { wire } = await (await socket.ask('What could we save?')).finished();
      const told = wire.flatMap((event) => {
        if (event.type === 'agent_handoff') return [`${event.payload.status} ${event.payload.to_agent}`];
        return event.type === 'agent_started' || event.type === 'agent_completed' ? [`${event.type} ${event.agent_name}`] : [];
      });
      const carried = handOffsIn(wire).flatMap(({ status, context }) => (status === 'initiated' ? [Object.keys(Object(context['results']))] : []));

      expect(told.slice(1, -1)).toEqual(
        FULL_CHAIN.flatMap((agent) => [`initiated ${agent}`, `agent_started ${agent}`, `agent_completed ${agent}`, `completed ${agent}`]),
      );
      expect(carried).toEqual(FULL_CHAIN.map((_, place) => FULL_CHAIN.slice(0, place)));
      expect(handOffsIn(wire).at(-2)?.context['results']).toEqual(Object.fromEntries(FULL_CHAIN.slice(0, -1).map((agent) => [agent, resultIn(wire, agent)])));
    },
  );

  test('AG-108 a hand-off to an agent that fails is told as failed, nothing is handed on, and the next run hands on again', needs('workflows', 'scripted-model'), async ({
    api, stream, scripted,
  }) => {
    const chain = (middle: string) => [
      { id: 'first', agent: 'data', message: scripted('one', { echo: true }) },
      { id: 'second', agent: 'optimization', message: middle, depends_on: ['first'] },
      { id: 'third', agent: 'reporting', message: scripted('{{second}} three', { echo: true }), depends_on: ['second'] },
    ];
    const broken = await api.workflows.execute({ message: 'Count.', steps: chain(scripted('two', { fail: 'model' })) });
    const mended = await api.workflows.execute({ message: 'Count.', steps: chain(scripted('{{first}} two', { echo: true })), thread_id: broken.thread_id });
    const [bad, good] = [await (await stream.run(broken.run_id)).finished(), await (await stream.run(mended.run_id)).finished()];
    const tellsOf = (wire: typeof bad.wire) => handOffsIn(wire).map(({ from_agent: from, to_agent: to, status }) => `${from} > ${to} ${status}`);

    expect(tellsOf(bad.wire)).toEqual(['data > optimization initiated', 'data > optimization failed']);
    expect((await api.runs.tree(broken.run_id)).messages.map(({ to_agent: to }) => to)).toEqual(['optimization']);
    expect(bad.error).toMatchObject({ code: 'MODEL_FAILED' });
    expect(hopsIn(good.wire)).toEqual(['data > optimization', 'optimization > reporting']);
    expect(tellsOf(good.wire).filter((told) => told.endsWith('failed'))).toEqual([]);
    expect(mended.response).toBe('one two three');
  });

  test('AG-109 helpers at work side by side are each handed the same, and each hand theirs to who collects', needs('workflows', 'scripted-model'), async ({
    api, stream, scripted,
  }) => {
    const say = (id: string, agent: string, text: string, ...depends_on: string[]) => ({ id, agent, message: scripted(text, { echo: true }), depends_on });
    const steps = [
      say('seed', 'data', 'seed'),
      say('left', 'optimization', '{{seed}} left', 'seed'),
      say('right', 'actions', '{{seed}} right', 'seed'),
      say('all', 'reporting', '{{left}}, {{right}}', 'left', 'right'),
    ];
    const done = await api.workflows.execute({ message: 'Collect.', steps });
    const journey = await (await stream.run(done.run_id)).finished();
    const { messages } = await api.runs.tree(done.run_id);
    const wanted = ['actions > reporting: seed right', 'data > actions: seed', 'data > optimization: seed', 'optimization > reporting: seed left'];

    expect(messages.map(({ from_agent: from, to_agent: to, content }) => `${from} > ${to}: ${String(content['text'])}`).sort(), about('values')).toEqual(wanted);
    expect(new Set(messages.map(({ correlation_id: id }) => id)).size).toBe(4);
    expect(completedHandOffsIn(journey.wire).map(({ handoff_id: id }) => id).sort()).toEqual(messages.map(({ correlation_id: id }) => id).sort());
    expect(done.response).toBe('seed left, seed right');
    expect(journey).toFollowContract();
  });

  test(
    'AG-110 by the platform’s own clock no hand-off takes longer than the work it was for, nor all of them longer than the run',
    needs('workflows', 'scripted-model'),
    async ({ api, socket }) => {
      await api.datasets.upload(WEEK_FILE);
      const run = await socket.ask('What did we spend?');
      const { wire, timing } = await run.finished();
      const { steps, messages } = await api.runs.tree(run.id);
      const done = eventsOf(wire, 'agent_completed').at(-1);
      const spans = messages.map(({ correlation_id: id }) => handOffsIn(wire).flatMap((told) => (told.handoff_id === id ? [told.at] : [])));
      const endOf = (id: string) => steps.find((step) => step.id === id)?.ended_at ?? 0;
      const outside = messages.filter(({ from_step: from, to_step: to, sent_at: at }) => at < endOf(from) || at > endOf(to));
      const untimely = messages.filter(({ sent_at: at }, index) => !(at <= Number(spans[index]?.[0]) && Number(spans[index]?.[0]) <= Number(spans[index]?.[1])));
      const handing = spans.reduce((sum, [begun, ended]) => sum + Number(ended) - Number(begun), 0);

      expect(outside, 'sent before the sender had ended, or after the receiver had').toEqual([]);
      expect(untimely, 'sent, told as begun, told as ended').toEqual([]);
      expect(handing, 'milliseconds of all hand-offs').toBeLessThanOrEqual(Number(done?.timestamp) - Number(wire[0]?.timestamp));
      // Two clocks, each in whole milliseconds.
      expect(Number(done?.timestamp) - Number(wire[0]?.timestamp), 'milliseconds by the platform’s clock').toBeLessThanOrEqual(timing.totalMs + TICK_MS);
    },
  );

  test('AG-111 seven thousand characters of many scripts are handed on without one of them changed', needs('workflows', 'scripted-model'), async ({ api, scripted }) => {
    const text = 'Zürich → 東京 👩‍🚀 e\u0301 «ёж» עברית 🏳️‍🌈; '.repeat(170).trim();
    const done = await api.workflows.execute({
      message: 'Pass it on.',
      steps: [
        { id: 'ask', agent: 'data', message: scripted(text, { echo: true }) },
        { id: 'tell', agent: 'reporting', message: scripted('>{{ask}}<', { echo: true }), depends_on: ['ask'] },
      ],
    });
    const { steps: [ask, tell], messages } = await api.runs.tree(done.run_id);
    const lengths = [ask?.output, messages[0]?.content].map((content) => String(content?.['text']).length);

    expect(lengths, 'characters said and handed over').toEqual([text.length, text.length]);
    expect(messages[0]?.content['text']).toBe(text);
    expect(tell?.input).toMatchObject({ message: scripted(`>${text}<`, { echo: true }), results: { ask: ask?.output } });
    expect(done.response).toBe(`>${text}<`);
  });

  test('AG-112 what five agents made of the data together is true, grounded and tells what to do', needs('personas', 'scripted-model'), async ({
    api, socket, judge,
  }) => {
    await api.datasets.upload(WEEK_FILE);
    const question = 'Where does all the money go, and what could we save?';
    const journey = await (await socket.ask(question)).finished();
    await judge(question, journey);
    const { total, savings, percentage } = savingsOf(A_WEEK);

    expect(hopsIn(journey.wire)).toEqual(hopsOf(FULL_CHAIN));
    expect(savings.length).toBeGreaterThanOrEqual(3);
    expect(journey).toReachQuality({
      facts: [usd(totalsOf(A_WEEK).cost), usd(total), `${percentage} %`, ...savings.map(({ monthly }) => usd(monthly))],
      forbidden: [/service-|doc-search/],
      structure: ['## Cost', '## Savings'],
      actions: savings.length,
    }, 0.95);
  });

  test('AG-113 whatever triage finds, the hand-offs that are told are those that are recorded', needs('personas', 'scripted-model'), async ({ api, socket }) => {
    await api.datasets.upload(WEEK_FILE);
    const ask = async (question: string) => {
      const run = await socket.ask(question);
      const { wire } = await run.finished();
      return { wire, tree: await api.runs.tree(run.id) };
    };
    const flows = [await ask('What did we spend?'), await ask('What does the spell-check service cost?'), await ask('Good morning!')];
    await api.datasets.upload(fileOf(FIVE_HOURS, 'morning.csv'));
    flows.push(await ask('What did we spend?'));
    const recorded = flows.map(({ tree }) => tree.messages.map(({ correlation_id, from_agent, to_agent }) => ({ correlation_id, from_agent, to_agent })));
    const told = flows.map(({ wire }) => completedHandOffsIn(wire).map(({ handoff_id, from_agent, to_agent }) => ({ correlation_id: handoff_id, from_agent, to_agent })));

    expect(flows.map(({ wire }) => hopsIn(wire))).toEqual([FULL_CHAIN, GUIDANCE_CHAIN, GUIDANCE_CHAIN, PARTIAL_CHAIN].map(hopsOf));
    expect(recorded).toEqual(told);
    expect(flows.map(({ tree }) => tree.steps[0]?.output?.['result'])).toMatchObject(
      ['sufficient', 'insufficient', 'unknown', 'partial'].map((found) => ({ data_sufficiency: found })),
    );
  });
});
