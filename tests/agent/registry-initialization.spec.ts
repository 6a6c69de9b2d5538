import { AGENT_NAMES, expect, needs, test, TOOL_NAMES } from '#fixtures';

test.describe('registry of agents', () => {
  test('AG-144 a platform that has just begun knows all of its agents, and the same ones when it was killed and begins again', needs('restart'), async ({
    openPlatform,
  }) => {
    test.setTimeout(60_000);
    const own = await openPlatform();
    const { api } = await own.createUser();
    const { agents, total } = await api.agents.list();
    const details = await Promise.all(agents.map(({ name }) => api.agents.get(name)));
    await own.kill('SIGKILL');
    await own.start();
    const again = await api.agents.list();

    expect(agents.map(({ name }) => name).sort()).toEqual([...AGENT_NAMES].sort());
    expect(total).toBe(AGENT_NAMES.length);
    expect(details).toMatchObject(agents);
    expect(details.flatMap(({ tools }) => tools).filter((tool) => !TOOL_NAMES.some((known) => known === tool)), 'tools that do not exist').toEqual([]);
    expect(agents.flatMap(({ depends_on: needed }) => needed).filter((name) => agents.every((agent) => agent.name !== name)), 'agents that do not exist').toEqual([]);
    expect(again).toEqual({ agents, total });
    expect(await Promise.all(agents.map(({ name }) => api.agents.get(name)))).toEqual(details);
  });

  test('AG-145 every agent of the registry, asked over the socket by any of its names, speaks there under its own', async ({ api, socket }) => {
    const { agents } = await api.agents.list();
    const details = await Promise.all(agents.map(({ name }) => api.agents.get(name)));
    const runs = await Promise.all(details.map(({ name, aliases: [alias = name] }) => socket.ask('What did we spend?', { agent: alias })));
    const journeys = await Promise.all(runs.map((run) => run.finished()));
    const alone = journeys.slice(1);

    expect(details.filter(({ aliases }) => aliases.length === 0)).toEqual([]);
    expect(journeys.map(({ agents: [first] }) => first)).toEqual(agents.map(({ name }) => name));
    expect(alone.map(({ wire }) => [...new Set(wire.map(({ agent_name: name }) => name))])).toEqual(agents.slice(1).map(({ name }) => [name]));
    expect(await Promise.all(runs.map(async ({ id }) => (await api.runs.get(id)).agent))).toEqual(agents.map(({ name }) => name));
    expect(journeys.map(({ outcome, violations }) => ({ outcome, violations }))).toEqual(agents.map(() => ({ outcome: 'completed', violations: [] })));
  });

  test('AG-146 an agent that one user’s failures made unavailable is ready for every other', needs('scripted-model', 'second-user'), async ({
    api, createUser, scripted,
  }) => {
    const others = await Promise.all([createUser(), createUser()]);
    const before = await api.agents.list();
    await Promise.all(Array.from({ length: 3 }, () => api.agents.executeTriage({ message: scripted('Fail.', { flaky: 100 }) })));
    const { agents } = await api.agents.list();
    const theirs = await Promise.all(others.map((other) => other.api.agents.list()));
    const answered = await Promise.all(others.map((other) => other.api.agents.executeTriage({ message: scripted('I am here.', { echo: true }) })));

    expect(agents.map(({ name, status }) => [name, status])).toEqual(before.agents.map(({ name }) => [name, name === 'triage' ? 'unavailable' : 'ready']));
    expect(theirs.flatMap((list) => list.agents.filter(({ status }) => status !== 'ready')), 'agents that are not ready for others').toEqual([]);
    expect(theirs).toEqual([before, before]);
    expect(answered.map(({ status, response }) => `${status}: ${response}`)).toEqual(Array(2).fill('success: I am here.'));
  });

  test('AG-147 the registry is the same to forty who ask at once, while its agents are at work', needs('scripted-model', 'second-user'), async ({
    api, createUser, scripted,
  }) => {
    const other = await createUser();
    const quiet = await api.agents.list();
    const working = await Promise.all(['data', 'triage', 'reporting'].map((agent_type) => api.agents.start({ agent_type, message: scripted('Wait.', { hang: true }) })));
    const lists = await Promise.all(Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? api : other.api).agents.list()));
    const details = await Promise.all(quiet.agents.map(({ name }) => api.agents.get(name)));
    const stopped = await Promise.all(working.map(({ run_id: id }) => api.agents.cancel({ run_id: id })));

    expect(lists.map(({ agents }) => agents.map(({ name }) => name)), 'names of each list').toEqual(lists.map(() => [...AGENT_NAMES]));
    expect(lists).toEqual(lists.map(() => quiet));
    expect(details).toMatchObject(quiet.agents);
    expect(stopped.map(({ status }) => status)).toEqual(Array(3).fill('cancelled'));
  });

  test('AG-148 a name that is not in the registry is refused by every way in, however near it comes to one, and nothing is begun', async ({ api, socket, stream }) => {
    const wrong = ['nobody', 'DATA', ' data', 'data ', 'data.agent', 'datum', '__proto__', 'constructor', '../agents/data'];
    const missing = { status: 404, code: 'NOT_FOUND' } as const;
    for (const name of wrong) {
      expect(await api.agents.getRaw(name)).toBeProblem(missing);
      expect(await api.agents.breakerRaw(name)).toBeProblem(missing);
      expect(await api.agents.executeRaw({ type: name, message: 'Hello' })).toBeProblem(missing);
      expect(await api.agents.startRaw({ agent_type: name, message: 'Hello' })).toBeProblem(missing);
      expect(await stream.agentRaw({ agent_type: name, message: 'Hello' })).toBeProblem(missing);
    }
    const frames = await Promise.all(wrong.slice(0, 4).map((agent) => socket.request({ type: 'start_agent', payload: { content: 'Hello', agent } })));

    expect(frames).toMatchObject(frames.map(() => ({ type: 'error', data: { error_code: 'NOT_FOUND' } })));
    expect(await api.agents.executeRaw({ type: '', message: 'Hello' })).toBeProblem({ status: 422, code: 'VALIDATION_ERROR', fields: ['type'] });
    expect(await api.threads.list()).toEqual([]);
    expect((await api.agents.health()).agents.filter(({ status }) => status !== 'unknown')).toEqual([]);
    expect((await (await socket.ask('What did we spend?', { agent: 'data' })).finished()).outcome).toBe('completed');
  });

  test('AG-149 the registry is after many runs what it was before, however they ended, and holds none of them', needs('scripted-model'), async ({ api, scripted }) => {
    const before = await api.agents.list();
    const run = (directives: Parameters<typeof scripted>[1]) => api.agents.executeData({ message: scripted('How many requests did we make?', directives) });
    const done = await Promise.all([run({}), run({ fail: 'model' }), run({ fail: 'tool' }), run({ flaky: 100 }), run({ echo: true })]);
    const hanging = await api.agents.start({ agent_type: 'data', message: scripted('Wait.', { hang: true }) });
    const atWork = await api.agents.status();
    await api.agents.cancel({ run_id: hanging.run_id });

    expect(done.map(({ status }) => status)).toEqual(['success', 'error', 'degraded', 'degraded', 'success']);
    expect(atWork.runs.map(({ run_id: id, agent }) => [id, agent])).toEqual([[hanging.run_id, 'data']]);
    expect(await api.agents.list()).toEqual(before);
    expect((await api.agents.status()).runs).toEqual([]);
    expect((await run({ echo: true })).response).toBe('How many requests did we make?');
  });

  test('AG-150 ten users who begin at once each get the agent they asked for, in the context they gave', needs('scripted-model', 'second-user'), async ({
    createUser, scripted,
  }) => {
    const users = await Promise.all(Array.from({ length: 10 }, () => createUser()));
    const asked = users.map((_, index) => ({ agent: AGENT_NAMES[1 + (index % 10)] ?? '', context: { team: `team ${index}`, depth: { level: index } } }));
    const streams = await Promise.all(users.map(({ stream }, index) => stream.agent(scripted(`I am user ${index}.`, { echo: true }), asked[index])));
    const journeys = await Promise.all(streams.map((stream) => stream.finished()));
    const begun = journeys.map(({ wire: [first] }) => (first?.type === 'agent_started' ? { agent: first.agent_name, context: first.payload.context } : first));
    const lists = await Promise.all(users.map(({ api }) => api.threads.list()));

    expect(begun).toEqual(asked);
    expect(journeys.map(({ answer }) => answer)).toEqual(users.map((_, index) => `I am user ${index}.`));
    expect(lists.map((threads) => threads.map(({ id }) => id))).toEqual(journeys.map(({ threadId }) => [threadId]));
    expect(new Set(journeys.map(({ runId }) => runId)).size).toBe(10);
  });
});
