import { about, expect, needs, test } from '#fixtures';
import { fileOf } from './data/rows.ts';
import { ofService, totalsOf } from './data/statistics.ts';
import { count, usd } from './data/wording.ts';
import { A_WEEK, FIVE_HOURS } from './data/workloads.ts';

const MORNING = fileOf(FIVE_HOURS, 'morning.csv');

test.describe('state between sessions', () => {
  // A platform is started, and started again.
  test.beforeEach(() => test.setTimeout(60_000));

  test(
    'AG-151 a question that names no service is about the one of the day before, though the platform was restarted in between',
    needs('restart', 'scripted-model'),
    async ({ openPlatform }) => {
      const own = await openPlatform();
      const { api, stream } = await own.createUser();
      await api.datasets.upload(MORNING);
      const first = await api.agents.executeData({ message: 'How is search doing?' });
      await own.restart();
      const next = await api.agents.executeData({ message: 'And what did it cost?', thread_id: first.thread_id });
      const { toolCalls } = await (await stream.run(next.run_id)).finished();
      const { messages } = await api.threads.messages(first.thread_id);
      const { requests, cost } = totalsOf(ofService(FIVE_HOURS, 'search'));

      expect(toolCalls.at(-1)?.args, about('durability')).toEqual({ service: 'search' });
      expect(next.result).toMatchObject({ metrics: { total_requests: requests, total_cost_usd: cost } });
      expect(next.response).toContain(usd(cost));
      expect(messages.map(({ content }) => content)).toEqual(['How is search doing?', first.response, 'And what did it cost?', next.response]);
      const apart = await api.agents.executeData({ message: 'And what did it cost?' });
      expect(apart.result).toMatchObject({ metrics: { total_cost_usd: totalsOf(FIVE_HOURS).cost } });
    },
  );

  test(
    'AG-152 who signs in again after a crash and after a restart finds data and conversation, and goes on with both',
    needs('restart', 'registration', 'scripted-model'),
    async ({ openPlatform, uniqueEmail }) => {
      const own = await openPlatform();
      const { api: anybody } = await own.createUser();
      const account = { email: uniqueEmail, password: 'a long enough password' };
      const signIn = async () => anybody.with({ token: (await anybody.auth.login(account)).access_token });
      await anybody.auth.register(account);
      const monday = await signIn();
      await monday.datasets.upload(MORNING);
      const first = await monday.agents.executeTriage({ message: 'What did search cost?' });
      await own.kill('SIGKILL');
      await own.start();
      const tuesday = await signIn();
      const second = await tuesday.agents.executeData({ message: 'How many requests was that?', thread_id: first.thread_id });
      await tuesday.auth.logout();
      await own.restart();
      const wednesday = await signIn();
      const { datasets } = await wednesday.datasets.list();
      const { messages } = await wednesday.threads.messages(first.thread_id);

      expect(datasets.map(({ name }) => name)).toEqual([expect.any(String), 'morning.csv']);
      expect(second.response).toContain(`${count(totalsOf(FIVE_HOURS).requests)} requests`);
      expect(messages.map(({ content }) => content)).toEqual(['What did search cost?', first.response, 'How many requests was that?', second.response]);
      expect(await wednesday.threads.list()).toMatchObject([{ id: first.thread_id, message_count: 4 }]);
      expect(await tuesday.threads.listRaw(), 'signed out before the restart').toBeProblem({ status: 401, code: 'AUTH_FAILED' });
      expect((await monday.auth.me()).email).toBe(account.email);
    },
  );

  test('AG-153 what is known of runs and quota before a restart is added to after it', needs('restart', 'scripted-model'), async ({ openPlatform, scripted }) => {
    const own = await openPlatform();
    const { api } = await own.createUser();
    const run = (directives: Parameters<typeof scripted>[1]) => api.agents.executeData({ message: scripted('How many requests did we make?', directives) });
    const progress = async () => {
      const [{ agents }, { quota }, { total }] = await Promise.all([api.agents.health(), api.users.profile(), api.observability.dashboard('runs')]);
      return { ...agents.find(({ name }) => name === 'data'), used: quota.runs.used, total };
    };
    await Promise.all([run({ echo: true }), run({ echo: true }), run({ fail: 'model' })]);
    const before = await progress();
    await own.restart();
    const after = await progress();
    await Promise.all([run({ echo: true }), run({ echo: true })]);
    const later = await progress();

    expect(before).toEqual({ name: 'data', status: 'degraded', completed: 2, failed: 1, error_rate: 1 / 3, used: 3, total: 3 });
    expect(after, 'after the restart').toEqual(before);
    expect(later).toEqual({ name: 'data', status: 'degraded', completed: 4, failed: 1, error_rate: 1 / 5, used: 5, total: 5 });
  });

  test('AG-154 users who come back at the same time each go on where they were themselves', needs('restart', 'second-user', 'scripted-model'), async ({
    openPlatform,
  }) => {
    const own = await openPlatform();
    const users = await Promise.all(
      ['search', 'tickets', 'talk'].map(async (service, index) => ({ ...(await own.createUser()), service, rows: A_WEEK.slice(0, 40 * (index + 1)) })),
    );
    const begun = await Promise.all(
      users.map(async ({ api, service, rows }, index) => {
        await api.datasets.upload(fileOf(rows, `user-${index}.csv`));
        return api.agents.executeTriage({ message: `Tell me about ${service}.` });
      }),
    );
    await own.restart();
    const done = await Promise.all(users.map(({ api }, index) => api.agents.executeData({ message: 'What did it cost?', thread_id: String(begun[index]?.thread_id) })));
    const lists = await Promise.all(users.map(({ api }) => api.threads.list()));
    const expected = users.map(({ rows, service }) => totalsOf(ofService(rows, service)));

    expect(done.map(({ result }) => Object(result['metrics'])['total_cost_usd']), 'cost of each user’s own service').toEqual(expected.map(({ cost }) => cost));
    expect(done.map(({ response }, index) => response.includes(users[index]?.service ?? '-'))).toEqual([true, true, true]);
    expect(lists.map((threads) => threads.map(({ id }) => id))).toEqual(begun.map(({ thread_id: id }) => [id]));
    expect(new Set(expected.map(({ cost }) => cost)).size).toBe(3);
  });

  test(
    'AG-155 what was acknowledged a moment before the platform was killed is there, and what was at work is told as interrupted',
    needs('restart', 'scripted-model'),
    async ({ openPlatform, scripted }) => {
      const own = await openPlatform();
      const { api, openSocket } = await own.createUser();
      const socket = await openSocket();
      const before = Date.now();
      const note = await api.messages.create((await api.threads.create()).id, { content: 'last words' });
      const run = await socket.ask(scripted('Never mind.', { hang: true }), { agent: 'data' });
      await own.kill('SIGKILL');
      const after = Date.now();
      await socket.closed();
      socket.ignoreEvents('its platform was killed');
      await own.start();
      const { messages } = await api.threads.messages(note.thread_id);
      const [question, ...more] = (await api.threads.messages(run.threadId)).messages;
      const next = await api.agents.executeData({ message: scripted('And now?', { echo: true }), thread_id: run.threadId });

      expect(messages).toEqual([note]);
      expect([question?.content, ...more]).toEqual([scripted('Never mind.', { hang: true })]);
      // Stored times are whole seconds of the same machine's clock.
      expect(Number(question?.created_at), 'seconds at which it was stored').toBeGreaterThanOrEqual(Math.floor(before / 1000));
      expect(Number(question?.created_at), 'seconds at which it was stored').toBeLessThanOrEqual(after / 1000);
      expect(await api.runs.get(run.id)).toMatchObject({ status: 'failed', answer_id: null, error: { code: 'INTERRUPTED' } });
      expect(next).toMatchObject({ status: 'success', response: 'And now?' });
    },
  );
});
