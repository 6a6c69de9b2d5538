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

  test('053 with one worker a run of high priority starts before earlier ones of low priority', needs('workflows', 'scripted-model', 'restart'), async ({ openPlatform, scripted }) => {
    const platform = await openPlatform({ PLATFORM_WORKERS: '1', PLATFORM_RUNS_PER_WORKER: '1' });
    const { api, openSocket } = await platform.createUser();
    await using socket = await openSocket();
    const busy = await socket.ask(scripted('Keep the worker busy.', { hang: true }));
    await busy.waitFor('agent_started');
    const start = async (priority: 'low' | 'normal' | 'high') => (await api.agents.start({ agent_type: 'data', message: scripted(priority, { echo: true }), priority })).run_id;
    const ids = { low: await start('low'), lower: await start('low'), normal: await start('normal'), high: await start('high') };
    const waiting = await Promise.all(Object.values(ids).map((id) => api.runs.get(id)));
    const workers = await api.agents.workers();
    await busy.stop();
    const journeys = await Promise.all([busy, ...Object.values(ids).map((id) => socket.run(id))].map((run) => run.finished()));
    const started = socket.received.flatMap(({ frame }) => (frame.type === 'agent_started' && frame.agent_name === 'data' ? [frame.run_id] : []));
    const trees = await Promise.all(Object.values(ids).map((id) => api.runs.tree(id)));

    expect(waiting.map(({ status, started_at }) => [status, started_at])).toEqual(waiting.map(() => ['queued', null]));
    expect(workers).toMatchObject({ workers: [{ active: 1, started: 1, ended: 0 }], waiting: 4 });
    expect(started).toEqual([ids.high, ids.normal, ids.low, ids.lower]);
    expect(trees.map(({ priority, worker, run }) => [priority, worker, run.status])).toEqual(['low', 'low', 'normal', 'high'].map((priority) => [priority, 'worker-1', 'completed']));
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
