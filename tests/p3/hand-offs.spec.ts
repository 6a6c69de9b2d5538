import { expect, needs, test } from '#fixtures';

const HEADER = 'timestamp,service,provider,model,requests,input_tokens,output_tokens,cost_usd,latency_ms,errors,cache_hits';
const ROWS = [{ requests: 10, cost: 1.5 }, { requests: 30, cost: 2.25 }, { requests: 60, cost: 6.25 }];
/** Less than a week of usage: triage calls that partial, and sends the helper first. */
const CSV = [HEADER, ...ROWS.map((row, hour) => `2026-03-01T0${hour}:00:00Z,search,acme,large,${row.requests},1000,500,${row.cost},100,0,0`)].join('\n');
const CHAIN = ['triage', 'data_helper', 'data', 'reporting'];

test.describe('hand-offs', () => {
  test('041 a supervisor has several agents do a part each and makes one answer of it', needs('workflows', 'scripted-model'), async ({ api, stream }) => {
    await api.datasets.upload({ name: 'march.csv', content: CSV });
    const done = await api.agents.execute({ type: 'supervisor', message: 'What did we spend, on how many requests?' });
    const journey = await (await stream.run(done.run_id)).finished();
    const { run, steps } = await api.runs.tree(done.run_id);
    const total = { requests: ROWS.reduce((sum, row) => sum + row.requests, 0), cost: ROWS.reduce((sum, row) => sum + row.cost, 0) };

    expect(journey).toFollowContract();
    expect(journey).toHaveAgents(['supervisor', ...CHAIN]);
    expect(steps.map(({ agent, parent_id, status, answered_by }) => ({ agent, parent_id, status, answered_by }))).toEqual(
      CHAIN.map((agent) => ({ agent, parent_id: done.run_id, status: 'completed', answered_by: agent })),
    );
    expect(new Set([done.run_id, ...steps.map((step) => step.id)]).size).toBe(1 + CHAIN.length);
    expect(done.result).toMatchObject(Object.fromEntries(steps.map((step) => [step.agent, step.output?.['result']])));
    expect(done.result['data']).toMatchObject({ metrics: { total_requests: total.requests, total_cost_usd: total.cost } });
    expect(journey).toAnswer([`$${total.cost.toFixed(2)}`, String(total.requests)]);
    expect(run).toEqual(await api.runs.get(done.run_id));
    expect((await api.threads.messages(done.thread_id)).messages.at(-1)).toMatchObject({ id: run.answer_id, content: journey.answer });
  });

  test('042 a hand-off carries what was found so far, and the next agent builds on it', needs('workflows', 'scripted-model'), async ({ api, stream }) => {
    await api.datasets.upload({ name: 'march.csv', content: CSV });
    const done = await api.agents.execute({ type: 'supervisor', message: 'What did we spend?' });
    const { wire } = await (await stream.run(done.run_id)).finished();
    const { steps, messages } = await api.runs.tree(done.run_id);
    const handoffs = wire.flatMap((event) => (event.type === 'agent_handoff' ? [event.payload] : []));
    const [triage, helper, data] = steps;

    expect(handoffs.map(({ from_agent: from, to_agent: to, status }) => `${from} > ${to} ${status}`)).toEqual(
      CHAIN.flatMap((agent, index) => ['initiated', 'completed'].map((status) => `${CHAIN[index - 1] ?? 'supervisor'} > ${agent} ${status}`)),
    );
    expect(handoffs.find(({ to_agent: to }) => to === 'data')?.context).toMatchObject({
      request: 'What did we spend?',
      results: { triage: triage?.output?.['result'], data_helper: helper?.output?.['result'] },
    });
    expect(data?.input['results']).toEqual({ triage: triage?.output?.['result'], data_helper: helper?.output?.['result'] });
    expect(data?.output?.['result']).toMatchObject({ based_on: ['triage', 'data_helper'] });
    expect(messages.map(({ from_step, to_step }) => [from_step, to_step])).toEqual(steps.map((step, index) => [steps[index - 1]?.id ?? done.run_id, step.id]));
  });

  test('046 what one agent sends another arrives as it was sent, under one correlation id', needs('workflows', 'scripted-model', 'second-user'), async ({ api, stream, scripted, createUser }) => {
    const done = await api.workflows.execute({
      message: 'Pass it on.',
      steps: [
        { id: 'ask', agent: 'data', message: scripted('forty-two', { echo: true }) },
        { id: 'tell', agent: 'reporting', message: scripted('It is {{ask}}.', { echo: true }), depends_on: ['ask'] },
      ],
    });
    const { steps: [ask, tell], messages } = await api.runs.tree(done.run_id);
    const { wire } = await (await stream.run(done.run_id)).finished();
    const [message] = messages;
    const told = wire.flatMap((event) => (event.type === 'agent_handoff' ? [event.payload] : []));
    const begun = wire.find((event) => event.type === 'agent_started' && event.agent_name === 'reporting');

    expect(messages).toEqual([
      { correlation_id: message?.correlation_id, from_step: ask?.id, to_step: tell?.id, from_agent: 'data', to_agent: 'reporting', content: ask?.output, sent_at: message?.sent_at },
    ]);
    expect(ask?.output).toMatchObject({ text: 'forty-two' });
    expect(told.map(({ handoff_id, status }) => [handoff_id, status])).toEqual([[message?.correlation_id, 'initiated'], [message?.correlation_id, 'completed']]);
    expect(begun?.payload).toMatchObject({ context: { depends_on: [ask?.id], handoff_ids: [message?.correlation_id] } });
    expect(tell?.input).toMatchObject({ results: { ask: message?.content } });
    expect(done.response).toBe('It is forty-two.');
    expect(await (await createUser()).api.runs.treeRaw(done.run_id)).toBeProblem({ status: 404, code: 'NOT_FOUND' });
  });
});
