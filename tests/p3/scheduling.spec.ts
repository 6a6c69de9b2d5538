import { expect, needs, test } from '#fixtures';

test.describe('scheduling', () => {
  test('052 a user has so many runs at the same time and not one more, whatever others do', needs('workflows', 'scripted-model', 'second-user'), async ({ api, scripted, createUser }) => {
    const other = await createUser();
    const { runs_per_user: quota } = await api.agents.workers();
    const message = scripted('Wait.', { hang: true });
    const runs = await Promise.all(Array.from({ length: quota }, () => api.agents.start({ message })));
    const refused = await api.agents.startRaw({ message });
    const threads = await api.threads.list();
    const theirs = await other.api.agents.execute({ type: 'data', message: scripted('I am here.', { echo: true }) });
    await api.agents.cancel({ run_id: String(runs[0]?.run_id) });
    const next = await api.agents.start({ message });

    expect(runs.map((run) => run.status)).toEqual(Array(quota).fill('in_progress'));
    expect(refused).toBeProblem({ status: 429, code: 'TOO_MANY_RUNS' });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(threads.map((thread) => thread.id).sort()).toEqual(runs.map((run) => run.thread_id).sort());
    expect(theirs).toMatchObject({ status: 'success', response: 'I am here.' });
    const active = (await api.agents.status()).runs.map((run) => run.run_id);
    expect(active.sort()).toEqual([...runs.slice(1), next].map((run) => run.run_id).sort());
    const stopped = await Promise.all(active.map((id) => api.agents.cancel({ run_id: id })));
    expect(stopped.map((run) => run.status)).toEqual(Array(quota).fill('cancelled'));
  });

  test('053 a thread has one worker, for which a run of high priority goes before earlier ones of low priority', needs('workflows', 'scripted-model'), async ({ api, socket, scripted }) => {
    const busy = await socket.ask(scripted('Keep the worker busy.', { hang: true }));
    await busy.waitFor('agent_started');
    const start = (text: string, priority: 'low' | 'normal' | 'high') =>
      api.agents.start({ agent_type: 'data', message: scripted(text, { echo: true }), thread_id: busy.threadId, queue: true, priority });
    const asked = [await start('low', 'low'), await start('lower', 'low'), await start('normal', 'normal'), await start('high', 'high'), await start('higher', 'high')];
    const waiting = await Promise.all(asked.map(({ run_id: id }) => api.runs.get(id)));
    await busy.stop();
    const journeys = await Promise.all([busy, ...asked.map(({ run_id: id }) => socket.run(id, busy.threadId))].map((run) => run.finished()));
    const started = socket.received.flatMap(({ frame }) => (frame.type === 'agent_started' && frame.run_id !== busy.id ? [asked.findIndex((run) => run.run_id === frame.run_id)] : []));
    const trees = await Promise.all(asked.map(({ run_id: id }) => api.runs.tree(id)));
    const { messages } = await api.threads.messages(busy.threadId);

    expect(waiting.map(({ status, started_at }) => [status, started_at])).toEqual(asked.map(() => ['queued', null]));
    expect(started, 'places among those that were asked, by their start').toEqual([3, 4, 2, 0, 1]);
    expect(messages.flatMap(({ role, content }) => (role === 'assistant' ? [content] : []))).toEqual(['high', 'higher', 'normal', 'low', 'lower']);
    expect(trees.map(({ priority, run }) => [priority, run.status])).toEqual(['low', 'low', 'normal', 'high', 'high'].map((priority) => [priority, 'completed']));
    expect(journeys.map((journey) => journey.violations)).toEqual(journeys.map(() => []));
  });

  test('054 runs are spread evenly over the workers, and their counts tell so', needs('workflows', 'scripted-model'), async ({ api, scripted }) => {
    const before = await api.agents.workers();
    const each = Math.floor(before.runs_per_user / before.workers.length);
    const names = before.workers.map((worker) => worker.id);
    const message = scripted('Wait.', { hang: true });
    const runs = await Promise.all(Array.from({ length: each * names.length }, () => api.agents.start({ message })));
    const trees = await Promise.all(runs.map((run) => api.runs.tree(run.run_id)));
    const during = await api.agents.workers();
    const mine = names.map((name) => trees.filter((tree) => tree.worker === name).length);
    const begun = during.workers.map((worker, index) => worker.started - Number(before.workers[index]?.started));
    await Promise.all(runs.map((run) => api.agents.cancel({ run_id: run.run_id })));
    const after = await api.agents.workers();

    expect(mine.reduce((sum, count) => sum + count), 'every run has one of the workers').toBe(runs.length);
    // Other tests have runs of their own, which even out what is at work at any time.
    expect(mine.filter((count) => Math.abs(count - each) > Math.max(1, each / 2)), `runs by worker: ${mine.join(', ')}`).toEqual([]);
    expect(begun.filter((count, index) => count < Number(mine[index])), 'counted less than there were').toEqual([]);
    expect(during.workers.filter((worker, index) => worker.active < Number(mine[index]))).toEqual([]);
    expect(after.workers.filter((worker, index) => worker.ended < Number(before.workers[index]?.ended) + Number(mine[index]))).toEqual([]);
  });
});
