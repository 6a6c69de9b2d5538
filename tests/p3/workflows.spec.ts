import { expect, needs, test } from '#fixtures';

test.describe('workflows', () => {
  test('043 steps that do not wait for each other are at work at the same time', needs('workflows', 'scripted-model'), async ({ api, stream, scripted }) => {
    const message = scripted('Done.', { slowToolMs: 120, echo: true });
    const done = await api.workflows.execute({ message, steps: ['north', 'east', 'south'].map((id) => ({ id, agent: 'validation' })) });
    const { steps } = await api.runs.tree(done.run_id);
    const journey = await (await stream.run(done.run_id)).finished();
    const durations = steps.map((step) => Number(step.ended_at) - step.started_at);

    expect(steps.map(({ step, status }) => [step, status])).toEqual([['north', 'completed'], ['east', 'completed'], ['south', 'completed']]);
    const idle = Math.min(...steps.map((step) => Number(step.ended_at))) - Math.max(...steps.map((step) => step.started_at));
    expect(idle, 'milliseconds that all three were at work').toBeGreaterThan(0);
    expect(done.execution_time_ms).toBeLessThan(durations.reduce((sum, ms) => sum + ms));
    const told = journey.wire.flatMap((event) => ('step_id' in event && /^agent_(started|completed)$/.test(event.type) ? [`${event.type} ${event.step_id}`] : []));
    expect(told.slice(0, 3)).toEqual(steps.map((step) => `agent_started ${step.id}`));
    expect(told.slice(3).sort()).toEqual(steps.map((step) => `agent_completed ${step.id}`).sort());
    expect(journey).toFollowContract();
  });

  test('044 in a chain each step gets what the one before it made, and a failure ends it', needs('workflows', 'scripted-model'), async ({ api, stream, scripted }) => {
    const chain = (middle: string) => [
      { id: 'first', agent: 'data', message: scripted('one', { echo: true }) },
      { id: 'second', agent: 'optimization', message: middle, depends_on: ['first'] },
      { id: 'third', agent: 'reporting', message: scripted('{{second}} three', { echo: true }), depends_on: ['second'] },
    ];
    const done = await api.workflows.execute({ message: 'Count.', steps: chain(scripted('{{first}} two', { echo: true })) });
    const broken = await api.workflows.execute({ message: 'Count.', steps: chain(scripted('{{first}} two', { fail: 'model' })) });
    const [good, bad] = [await api.runs.tree(done.run_id), await api.runs.tree(broken.run_id)];
    const journeys = [await (await stream.run(done.run_id)).finished(), await (await stream.run(broken.run_id)).finished()];

    expect(good.steps.map(({ output }) => output?.['text'])).toEqual(['one', 'one two', 'one two three']);
    expect(good.steps.map(({ input }) => input['results'])).toEqual([{}, { first: good.steps[0]?.output }, { second: good.steps[1]?.output }]);
    const waits = good.steps.slice(1).map((step, index) => step.started_at - Number(good.steps[index]?.ended_at));
    expect(Math.min(...waits), 'milliseconds from the end of one to the start of the next').toBeGreaterThanOrEqual(0);
    expect((await api.threads.messages(done.thread_id)).messages.at(-1)).toMatchObject({ role: 'assistant', content: 'one two three' });

    expect(bad.steps.map(({ step, status }) => [step, status])).toEqual([['first', 'completed'], ['second', 'failed'], ['third', 'skipped']]);
    expect(bad.run).toMatchObject({ status: 'failed', answer_id: null, error: { code: 'MODEL_FAILED' } });
    expect(journeys.map((journey) => journey.agents)).toEqual([['supervisor', 'data', 'optimization', 'reporting'], ['supervisor', 'data', 'optimization']]);
    expect(journeys.map((journey) => journey.violations)).toEqual([[], []]);
  });

  test('045 steps are planned and done after what they depend on; a plan that cannot be is refused', needs('workflows', 'scripted-model'), async ({ api, anonymousApi, scripted }) => {
    const message = scripted('Done.', { echo: true });
    const needed = { roof: ['walls'], walls: ['floor', 'wood'], floor: [], wood: ['road'], road: [] };
    const steps = Object.entries(needed).map(([id, depends_on]) => ({ id, agent: 'data', depends_on }));
    const { order, stages } = await api.workflows.plan(steps);
    const { steps: done } = await api.runs.tree((await api.workflows.execute({ message, steps })).run_id);
    const late = (names: readonly string[]) => steps.flatMap(({ id, depends_on }) => depends_on.filter((name) => names.indexOf(name) >= names.indexOf(id)));

    expect([...order].sort()).toEqual(Object.keys(needed).sort());
    expect(late(order)).toEqual([]);
    expect(stages).toEqual([['floor', 'road'], ['wood'], ['walls'], ['roof']]);
    expect(late(done.map(({ step }) => step))).toEqual([]);
    expect(done.map(({ step }) => step).sort()).toEqual([...order].sort());

    const threads = await api.threads.list();
    const cycle = [{ id: 'egg', agent: 'data', depends_on: ['hen'] }, { id: 'hen', agent: 'data', depends_on: ['egg'] }];
    expect(await api.workflows.planRaw(cycle)).toBeProblem({ status: 422, code: 'VALIDATION_ERROR', fields: ['steps.0.depends_on'] });
    expect(await api.workflows.executeRaw({ message, steps: cycle })).toBeProblem({ status: 422, code: 'VALIDATION_ERROR', fields: ['steps.0.depends_on'] });
    expect(await api.workflows.planRaw([{ id: 'a', agent: 'data' }, { id: 'b', agent: 'data', depends_on: ['a', 'z'] }])).toBeProblem({ status: 422, code: 'VALIDATION_ERROR', fields: ['steps.1.depends_on.1'] });
    expect(await api.workflows.planRaw([{ id: 'a', agent: 'nobody' }])).toBeProblem({ status: 422, code: 'VALIDATION_ERROR', fields: ['steps.0.agent'] });
    expect(await anonymousApi.workflows.planRaw(steps)).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
    expect(await api.threads.list()).toEqual(threads);
  });

  test('047 what a step finds decides which branch is taken', needs('workflows', 'scripted-model'), async ({ api, stream }) => {
    const branch = (id: string, agent: string, equals: string) => ({ id, agent, depends_on: ['sort'], when: { step: 'sort', field: 'result.data_sufficiency', equals } });
    const steps = [{ id: 'sort', agent: 'triage' }, branch('analyse', 'data', 'sufficient'), branch('guide', 'data_helper', 'unknown'), { id: 'after', agent: 'reporting', depends_on: ['guide'] }];
    const asked = await api.workflows.execute({ message: 'What did we spend?', steps });
    const greeted = await api.workflows.execute({ message: 'Good morning!', steps });
    const trees = [await api.runs.tree(asked.run_id), await api.runs.tree(greeted.run_id)];

    expect(trees.map((tree) => Object.fromEntries(tree.steps.map(({ step, status }) => [step, status])))).toEqual([
      { sort: 'completed', analyse: 'completed', guide: 'skipped', after: 'skipped' },
      { sort: 'completed', analyse: 'skipped', guide: 'completed', after: 'completed' },
    ]);
    expect(trees.map((tree) => tree.steps[0]?.output?.['result'])).toMatchObject([{ data_sufficiency: 'sufficient' }, { data_sufficiency: 'unknown' }]);
    expect(await (await stream.run(asked.run_id)).finished()).toHaveAgents(['supervisor', 'triage', 'data']);
    expect(await (await stream.run(greeted.run_id)).finished()).toHaveAgents(['supervisor', 'triage', 'data_helper', 'reporting']);
  });

  test('048 a loop ends when its condition holds, and never goes beyond its maximum', needs('workflows', 'scripted-model'), async ({ api, stream, scripted }) => {
    const grow = (most: number, contains: string) => [{ id: 'grow', agent: 'data', message: scripted('{{previous}}x', { echo: true }), loop: { max_iterations: most, until: { field: 'text', contains } } }];
    const met = await api.workflows.execute({ message: 'Grow.', steps: grow(6, 'xxx') });
    const unmet = await api.workflows.execute({ message: 'Grow.', steps: grow(4, 'y') });
    const trees = [await api.runs.tree(met.run_id), await api.runs.tree(unmet.run_id)];
    const journeys = [await (await stream.run(met.run_id)).finished(), await (await stream.run(unmet.run_id)).finished()];
    const rounds = journeys.map(({ wire }) => wire.flatMap((event) => (event.type === 'agent_started' && event.agent_name === 'data' ? [event.payload.context?.['iteration']] : [])));

    expect(rounds).toEqual([[1, 2, 3], [1, 2, 3, 4]]);
    expect(trees.map((tree) => tree.steps.map(({ output }) => output?.['text']))).toEqual([['x', 'xx', 'xxx'], ['x', 'xx', 'xxx', 'xxxx']]);
    expect([met, unmet].map((done) => done.result['steps'])).toMatchObject([
      { grow: { text: 'xxx', loop: { iterations: 3, ended_by: 'condition' } } },
      { grow: { text: 'xxxx', loop: { iterations: 4, ended_by: 'max_iterations' } } },
    ]);
    expect(journeys.map((journey) => journey.violations)).toEqual([[], []]);
  });
});
