import { about, EVENT_TYPES, expect, needs, test } from '#fixtures';
import { eventsOf, TICK_MS } from './data/events.ts';

test.describe('lifecycle events', () => {
  test('AG-019 news of a thread are told among the events of its runs, numbered with them', needs('scripted-model'), async ({ api, socket, scripted }) => {
    const thread = await api.threads.create({ title: 'First' });
    const run = await socket.ask(scripted('Hello.', { echo: true }), { threadId: thread.id, agent: 'triage' });
    await run.finished();
    await api.threads.update(thread.id, { title: 'Second' });
    const renamed = await socket.next('thread_renamed');
    const { events, total } = await api.threads.events(thread.id);
    const heard = socket.received.flatMap(({ frame }) => ('seq' in frame && frame.thread_id === thread.id ? [frame] : []));

    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    expect(total).toBe(events.length);
    expect(events.filter(({ run_id: id }) => id === null).map(({ type, payload }) => [type, payload])).toEqual([
      ['thread_created', { title: 'First' }], ['thread_renamed', { title: 'Second' }],
    ]);
    expect([events[0]?.type, events.at(-1)]).toEqual(['thread_created', renamed]);
    expect(heard).toEqual(events);
  });

  test('AG-020 every type of event there is, is told by some run or thread', needs('workflows', 'scripted-model'), async ({ api, socket, scripted }) => {
    const stop = await socket.ask(scripted('Wait.', { hang: true }), { agent: 'data' });
    const fail = await socket.ask(scripted('No.', { fail: 'model' }), { agent: 'data' });
    await stop.stop();
    await stop.finished();
    await fail.finished();
    await api.threads.update(stop.threadId, { title: 'Done with' });
    await api.threads.archive(stop.threadId);
    const message = scripted('Good morning.', { down: 'data', echo: true });
    const steps = [
      { id: 'greet', agent: 'data', fallback: 'triage' },
      { id: 'look', agent: 'triage', message: 'What did we spend?' },
      { id: 'tell', agent: 'reporting', depends_on: ['greet', 'look'] },
    ];
    const { run_id: id } = await api.workflows.execute({ message, steps });
    await socket.run(id).finished();
    await socket.next('thread_deleted');

    // The client has checked the shape of each.
    const told = new Set<string>(socket.received.map(({ frame }) => frame.type));
    expect(EVENT_TYPES.filter((type) => !told.has(type)), about('order', 'never told')).toEqual([]);
  });

  test('AG-021 runs of every kind keep to the grammar of events, and the record of them says the same as the socket', needs('workflows', 'scripted-model'), async ({
    api, socket, scripted,
  }) => {
    const echo = (text: string) => scripted(text, { echo: true });
    const steps = [
      { id: 'grow', agent: 'data', message: echo('{{previous}}x'), loop: { max_iterations: 2 } }, { id: 'beside', agent: 'triage', message: echo('beside') },
      { id: 'late', agent: 'reporting', message: echo('{{grow}} {{beside}}'), depends_on: ['grow', 'beside'] },
    ];
    const workflow = await api.workflows.start({ message: 'Go.', steps });
    const runs = await Promise.all([
      socket.ask(echo('Alone.'), { agent: 'triage' }),
      socket.ask('What did we spend?'),
      socket.ask(scripted('Never.', { loop: true }), { agent: 'triage' }),
      socket.ask(scripted('At last.', { flakyTool: 1, echo: true }), { agent: 'validation' }),
    ]);
    const journeys = await Promise.all([...runs, socket.run(workflow.run_id, workflow.thread_id)].map((run) => run.finished()));
    const kept = await Promise.all(journeys.map(({ runId, threadId }) => api.threads.events(threadId, { run_id: runId })));

    expect(journeys.map(({ outcome }) => outcome)).toEqual(['completed', 'completed', 'failed', 'completed', 'completed']);
    expect(journeys.flatMap(({ runId, violations }) => violations.map(({ message: rule }) => `${runId}: ${rule}`))).toEqual([]);
    expect(kept.map(({ events }) => events)).toEqual(journeys.map(({ wire }) => wire));
  });

  test('AG-022 the completion of each agent names its run, how it went, how long it took, and the result that is stored', needs('workflows', 'scripted-model'), async ({
    api, stream,
  }) => {
    const journey = await (await stream.agent('What did we spend, and could it be less?')).finished();
    const { run, steps } = await api.runs.tree(journey.runId);
    const ends = eventsOf(journey.wire, 'agent_completed');
    const nested = ends.slice(0, -1);

    expect(ends.map(({ agent_name: agent, run_id: id, payload }) => [agent, id, payload.status])).toEqual(
      [...steps.map(({ agent }) => agent), 'supervisor'].map((agent) => [agent, run.id, 'completed']),
    );
    expect(nested.map(({ payload }) => payload.result)).toEqual(steps.map(({ output }) => output?.['result']));
    expect(ends.at(-1)?.payload.result).toMatchObject(Object.fromEntries(steps.map(({ agent, output }) => [agent, output?.['result']])));
    const short = ends.filter(({ agent_name: agent, payload, seq }) => {
      const own = journey.wire.filter((event) => event.agent_name === agent && event.seq < seq).map(({ timestamp }) => timestamp);
      return payload.execution_time_ms < Math.max(...own) - Math.min(...own) - TICK_MS;
    });
    expect(short.map(({ agent_name: agent, payload }) => `${agent} says ${payload.execution_time_ms} ms`), 'shorter than from its first word to its last').toEqual([]);
  });

  test('AG-023 the events of a thread are found by run, by type and by time, a page at a time, by their owner alone', needs('scripted-model', 'second-user'), async ({
    api, anonymousApi, socket, scripted, createUser,
  }) => {
    const first = await (await socket.ask(scripted('One.', { tools: 2 }), { agent: 'triage' })).finished();
    const { threadId } = first;
    const second = await (await socket.ask(scripted('Two.', { echo: true }), { agent: 'data', threadId })).finished();
    const all = (await api.threads.events(threadId)).events;
    const [middle] = second.wire;
    const find = async (query: Parameters<typeof api.threads.events>[1]) => (await api.threads.events(threadId, query)).events;
    const pages = [await api.threads.events(threadId, { limit: 4 }), await api.threads.events(threadId, { limit: 4, after_seq: Number(all[3]?.seq) })];

    expect(await find({ run_id: first.runId })).toEqual(first.wire);
    expect(await find({ run_id: second.runId })).toEqual(second.wire);
    expect(await find({ type: 'tool_completed' })).toEqual(eventsOf(first.wire, 'tool_completed'));
    expect(await find({ type: 'final_report', run_id: second.runId })).toEqual(second.wire.slice(-1));
    expect(await find({ from: Number(middle?.timestamp) })).toEqual(all.filter(({ timestamp }) => timestamp >= Number(middle?.timestamp)));
    expect(await find({ to: Number(middle?.timestamp) - 1 })).toEqual(all.filter(({ timestamp }) => timestamp < Number(middle?.timestamp)));
    expect(pages.map(({ events, total }) => ({ events, total }))).toEqual([
      { events: all.slice(0, 4), total: all.length }, { events: all.slice(4, 8), total: all.length },
    ]);
    expect(await api.threads.eventsRaw(threadId, { type: 'agent_slept' })).toBeProblem({ status: 422, code: 'VALIDATION_ERROR', fields: ['type'] });
    expect(await (await createUser()).api.threads.eventsRaw(threadId)).toBeProblem({ status: 404, code: 'NOT_FOUND' });
    expect(await anonymousApi.threads.eventsRaw(threadId)).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
  });

  test('AG-024 what a finished run has said can be read after a restart, unchanged, and numbers go on from there', needs('restart', 'scripted-model'), async ({
    openPlatform, scripted,
  }) => {
    const platform = await openPlatform();
    const { api, stream } = await platform.createUser();
    const before = await (await stream.agent(scripted('Before.', { tools: 2 }), { agent: 'triage' })).finished();
    await platform.restart();
    const kept = await api.threads.events(before.threadId, { run_id: before.runId });
    const after = await (await stream.chat(scripted('After.', { echo: true }), { threadId: before.threadId })).finished();
    const again = await (await stream.run(before.runId)).finished();

    expect(kept.events).toEqual(before.wire);
    expect(again.wire).toEqual(before.wire);
    expect(after.wire[0]?.seq).toBe(Number(before.wire.at(-1)?.seq) + 1);
    expect(after).toFollowContract();
    expect((await api.threads.messages(before.threadId)).messages.at(-1)?.content).toBe('After.');
  });
});
