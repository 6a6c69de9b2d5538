import { CLOSE, expect, needs, test } from '#fixtures';

test.describe('life cycle', () => {
  test('065 a platform is ready soon after its start, and ready means that it serves', needs('restart'), async ({ openPlatform, target }) => {
    test.setTimeout(60_000);
    const own = await openPlatform();
    const { api } = await own.createUser();
    const thread = await api.threads.create({ title: 'Before' });
    const { status } = await api.operations.ready();
    await own.kill('SIGKILL');
    await own.start();

    expect(status).toBe('ready');
    expect(await api.threads.get(thread.id)).toEqual(thread);
    expect((await api.operations.ready()).status).toBe('ready');
    // The second start finds what the first one wrote, and an end that nobody announced.
    expect(own.startsMs).toHaveLength(2);
    expect(Math.max(...own.startsMs), 'milliseconds until ready').toBeLessThan(target.budgets.startMs);
  });

  test('067 a platform that is asked to stop finishes or ends its runs, says so, and loses nothing it has acknowledged', needs('restart', 'scripted-model'), async ({ openPlatform, scripted, target }) => {
    test.setTimeout(60_000);
    const own = await openPlatform();
    const { api, openSocket } = await own.createUser();
    const socket = await openSocket();
    const thread = await api.threads.create({ title: 'Kept' });
    const posted = await Promise.all(Array.from({ length: 20 }, (_, index) => api.messages.create(thread.id, { content: `acknowledged ${index}` })));
    const quick = await socket.ask(scripted('Finish this.', { echo: true, slowMs: 60 }), { agent: 'data' });
    const endless = await socket.ask(scripted('Never finish.', { hang: true }), { agent: 'data' });
    await quick.waitFor('agent_started');
    await endless.waitFor('agent_started');
    const [end, finished, interrupted] = await Promise.all([own.kill('SIGTERM'), quick.finished(), endless.finished()]);
    await expect(socket).toCloseWith(CLOSE.shutdown);
    await own.start();
    const runs = [await api.runs.get(quick.id), await api.runs.get(endless.id)];
    const answers = (await api.threads.messages(quick.threadId)).messages;

    expect(end).toMatchObject({ exitCode: 0, signal: null });
    expect(end.durationMs).toBeLessThan(target.budgets.stopMs);
    expect([finished.outcome, interrupted.outcome]).toEqual(['completed', 'failed']);
    expect(interrupted.error).toMatchObject({ code: 'INTERRUPTED' });
    expect(runs.map((run) => [run.status, run.error?.code])).toEqual([['completed', undefined], ['failed', 'INTERRUPTED']]);
    expect(answers.at(-1)?.content).toBe(finished.answer);
    const { messages } = await api.threads.messages(thread.id);
    expect(messages).toEqual([...posted].sort((a, b) => a.seq - b.seq));
  });
});
