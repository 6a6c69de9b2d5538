import { about, expect, needs, test } from '#fixtures';
import { eventsOf } from './data/events.ts';

test.describe('orchestration', () => {
  test('AG-013 a workflow on a thread knows what was talked about there, and on another thread it does not', needs('workflows', 'scripted-model'), async ({ api }) => {
    const before = await api.agents.execute({ type: 'data', message: 'How many requests did doc-search make?' });
    const steps = [{ id: 'look', agent: 'data' }];
    const message = 'And how slow was it?';
    const here = await api.workflows.execute({ message, steps, thread_id: before.thread_id });
    const elsewhere = await api.workflows.execute({ message, steps });

    expect(here.response).toContain('| doc-search |');
    expect(here.response).not.toContain('| support-chat |');
    expect(elsewhere.response).toContain('| support-chat |');
    expect((await api.threads.runs(before.thread_id)).runs.map((run) => run.id)).toEqual([before.run_id, here.run_id]);
  });

  test('AG-014 the list of agents says which one is out of order, to the user it failed and to nobody else', needs('scripted-model', 'second-user'), async ({
    api, scripted, createUser,
  }) => {
    const other = await createUser();
    const statuses = async (user: typeof other) => Object.fromEntries((await user.api.agents.list()).agents.map(({ name, status }) => [name, status]));
    const before = (await api.agents.list()).agents;
    const message = scripted('Good morning.', { down: 'data' });
    await Promise.all([1, 2, 3].map(() => api.agents.execute({ type: 'data', message })));
    const after = (await api.agents.list()).agents;
    const detail = await api.agents.get('data');

    expect(before.map(({ status }) => status)).toEqual(before.map(() => 'ready'));
    expect(after).toEqual(before.map((agent) => (agent.name === 'data' ? { ...agent, status: 'unavailable' } : agent)));
    expect(detail.status).toBe('unavailable');
    expect((await api.agents.breakers()).circuit_breakers.filter(({ state }) => state !== 'closed').map(({ name }) => name)).toEqual(['data']);
    expect(await statuses(other)).toEqual(Object.fromEntries(before.map(({ name }) => [name, 'ready'])));
  });

  test('AG-015 a run goes from waiting over working to one of four ends, and stays there', needs('workflows', 'scripted-model'), async ({ api, scripted }) => {
    const hang = scripted('Wait.', { hang: true });
    const busy = await api.agents.start({ agent_type: 'data', message: hang });
    const waiting = await api.agents.start({ agent_type: 'data', message: hang, thread_id: busy.thread_id, queue: true });
    const early = await Promise.all([busy, waiting].map(({ run_id: id }) => api.runs.get(id)));
    await api.agents.cancel({ run_id: waiting.run_id });
    await api.agents.cancel({ run_id: busy.run_id });
    const done = await api.agents.execute({ type: 'data', message: scripted('Done.', { echo: true }) });
    const failed = await api.agents.execute({ type: 'data', message: scripted('No.', { fail: 'model' }) });
    const late = await api.workflows.execute({ message: hang, steps: [{ id: 'late', agent: 'data', timeout_ms: 30 }] });
    const ids = [waiting, busy, done, failed, late].map(({ run_id: id }) => id);
    const ends = await Promise.all(ids.map((id) => api.runs.get(id)));
    const refused = await Promise.all(ids.map((id) => api.agents.cancelRaw({ run_id: id })));

    const clock = ({ status, started_at: started, ended_at: ended }: (typeof ends)[number]) => [status, started !== null, ended !== null];
    expect(early.map(clock)).toEqual([['in_progress', true, false], ['queued', false, false]]);
    expect(ends.map(clock)).toEqual([
      ['cancelled', false, true], ['cancelled', true, true], ['completed', true, true], ['failed', true, true], ['timed_out', true, true],
    ]);
    expect(ends.map(({ answer_id: answer, error }) => [answer !== null, error?.code])).toEqual([
      [false, undefined], [false, undefined], [true, undefined], [false, 'MODEL_FAILED'], [false, 'TIMED_OUT'],
    ]);
    expect(refused.map(({ status }) => status)).toEqual(ids.map(() => 409));
    expect(await Promise.all(ids.map((id) => api.runs.get(id)))).toEqual(ends);
  });

  test('AG-016 calling to many, passing on in a row and gathering are told apart by the messages of a run', needs('workflows', 'scripted-model'), async ({
    api, scripted,
  }) => {
    const echo = (text: string) => scripted(text, { echo: true });
    const step = (id: string, agent: string, depends_on: string[] = []) => ({
      id, agent, message: echo([id, ...depends_on.map((name) => `{{${name}}}`)].join(' ')), depends_on,
    });
    const steps = [
      step('call', 'data'),
      step('a', 'triage', ['call']),
      step('b', 'reporting', ['call']),
      step('c', 'validation', ['call']),
      step('next', 'actions', ['a']),
      step('all', 'reporting', ['next', 'b', 'c']),
    ];
    const done = await api.workflows.execute({ message: 'Go.', steps });
    const tree = await api.runs.tree(done.run_id);
    const nameOf = (id: string) => String(tree.steps.find((one) => one.id === id)?.step);
    const sent = tree.messages.map(({ from_step: from, to_step: to, content }) => ({ way: `${nameOf(from)} to ${nameOf(to)}`, text: content['text'] }));

    const texts = { call: 'call', a: 'a call', b: 'b call', c: 'c call', next: 'next a call', all: 'all next a call b call c call' };
    expect(Object.fromEntries(tree.steps.map((one) => [one.step, one.output?.['text']]))).toEqual(texts);
    const wanted = steps.flatMap(({ id, depends_on: before }) =>
      before.map((from) => ({ way: `${from} to ${id}`, text: Object.entries(texts).find(([name]) => name === from)?.[1] })),
    );
    const inOrder = (list: typeof sent) => [...list].sort((a, b) => a.way.localeCompare(b.way));
    expect(inOrder(sent), about('values')).toEqual(inOrder(wanted));
    expect(new Set(tree.messages.map(({ correlation_id: id }) => id)).size).toBe(wanted.length);
    expect(done.response).toBe(texts.all);
  });

  test('AG-017 a run that fails says why, everywhere in the same code, and the API documents that code', needs('workflows', 'scripted-model'), async ({
    api, anonymousApi, stream, scripted,
  }) => {
    const hang = [{ id: 'late', agent: 'data', timeout_ms: 30 }];
    const done = await Promise.all([
      api.agents.execute({ type: 'triage', message: scripted('No.', { fail: 'model' }) }),
      api.agents.execute({ type: 'triage', message: scripted('Again.', { loop: true }) }),
      api.workflows.execute({ message: scripted('Wait.', { hang: true }), steps: hang }),
    ]);
    const codes = ['MODEL_FAILED', 'STEP_LIMIT', 'TIMED_OUT'];
    const journeys = await Promise.all(done.map(async ({ run_id: id }) => (await stream.run(id)).finished()));
    const runs = await Promise.all(done.map(({ run_id: id }) => api.runs.get(id)));
    const documented = JSON.stringify((await anonymousApi.about.asyncApi()).components.messages['agent_error']);

    expect(journeys.map(({ outcome, error }) => [outcome, error?.code])).toEqual(codes.map((code) => ['failed', code]));
    expect(done.map(({ status, result }) => [status, result['error_code']])).toEqual(codes.map((code) => ['error', code]));
    expect(runs.map(({ error }) => error)).toEqual(journeys.map(({ error }) => error));
    expect(codes.filter((code) => !documented.includes(`"${code}"`))).toEqual([]);
    expect(journeys.map(({ violations }) => violations)).toEqual([[], [], []]);
    const { messages } = await api.threads.messages(done[0].thread_id);
    expect(messages.map(({ role }) => role), 'no answer was made up').toEqual(['user']);
  });

  test('AG-018 the times told for a run of three agents fit into each other', needs('workflows', 'scripted-model'), async ({ api, stream, scripted }) => {
    const names = ['one', 'two', 'three'];
    const wait = { slowToolMs: 30, echo: true };
    const steps = names.map((id, index) => ({ id, agent: 'validation', message: scripted(id, wait), depends_on: names.slice(Math.max(0, index - 1), index) }));
    const done = await api.workflows.execute({ message: 'Count.', steps });
    const tree = await api.runs.tree(done.run_id);
    const { wire, report, toolCalls } = await (await stream.run(done.run_id)).finished();
    const told = (type: 'tool_completed' | 'agent_completed', stepId: string) =>
      eventsOf(wire, type).filter((event) => event.step_id === stepId).map(({ payload }) => payload.execution_time_ms);
    const agents = tree.steps.flatMap(({ id }) => told('agent_completed', id));
    const tools = tree.steps.flatMap(({ id }) => told('tool_completed', id));
    const kept = tree.steps.map((step) => Number(step.ended_at) - step.started_at);
    const sum = (numbers: readonly number[]) => numbers.reduce((total, ms) => total + ms, 0);

    // Each is rounded to the millisecond, and timers may be one early.
    expect(toolCalls.map(({ result }) => result?.['waited_ms'])).toEqual([30, 30, 30]);
    expect(tools.filter((ms) => ms < 29), 'tools that took less than they waited').toEqual([]);
    expect(agents.filter((ms, index) => ms + 1 < Number(tools[index])), 'agents that took less than their tool').toEqual([]);
    expect(kept.filter((ms, index) => ms + 2 < Number(agents[index])), 'steps that took less than their agent').toEqual([]);
    expect(done.execution_time_ms + 3, 'milliseconds of the run').toBeGreaterThanOrEqual(sum(agents));
    expect(report?.total_duration_ms).toBe(done.execution_time_ms);
    expect([agents.length, tools.length]).toEqual([3, 3]);
  });
});
