import { about, expect, needs, test } from '#fixtures';
import type { Thread } from '#fixtures';
import { heardOn, markedUsers, pick } from './data/marked-users.ts';
import { fileOf, uncachedRowsOf } from './data/rows.ts';
import { usd } from './data/wording.ts';

test.describe('factory patterns', () => {
  test('AG-100 what a caller sends along reaches that run, and neither the next one of the same user nor one of another', needs('scripted-model', 'second-user'), async ({
    createUser, scripted,
  }) => {
    const { users, markers } = await markedUsers(createUser, 2);
    const question = { type: 'triage', message: scripted('What do you know?', { recall: true }) };
    const visits = await Promise.all(
      users.map(async ({ api, stream, marker }) => {
        const told = await api.agents.execute({ ...question, context: { note: marker } });
        return { marker, told, journey: await (await stream.run(told.run_id)).finished() };
      }),
    );
    const next = await Promise.all(users.map(({ api }) => api.agents.execute(question)));

    for (const { marker, told, journey } of visits) {
      expect([told, ...journey.wire]).toHoldOnly(marker, markers);
      expect(told.response).toContain(`Sent along: ${JSON.stringify({ note: marker })}`);
      expect(journey.wire[0]?.payload).toMatchObject({ context: { note: marker } });
    }
    expect(next.map(({ response }) => response.split('\n\n').find((line) => line.startsWith('Sent along')))).toEqual(['Sent along: {}', 'Sent along: {}']);
  });

  test('AG-101 an agent that two users have at work at the same time counts and waits for each of them on its own', needs('scripted-model', 'second-user'), async ({
    createUser, scripted,
  }) => {
    const { users } = await markedUsers(createUser, 3);
    const visits = await Promise.all(
      users.map(async ({ api, stream }, index) => {
        const refusals = index + 1;
        const done = await api.agents.execute({ type: 'validation', message: scripted('At last.', { flakyTool: refusals, echo: true }) });
        return { refusals, done, journey: await (await stream.run(done.run_id)).finished() };
      }),
    );

    for (const { refusals, done, journey } of visits) {
      const attempt = (success: boolean) => ({ name: 'self_test', success, args: { refusals } });
      expect(journey).toHaveToolCalls([...Array.from({ length: refusals }, () => attempt(false)), attempt(true)]);
      expect(journey.wire.filter(({ type }) => type === 'agent_retry').length).toBe(refusals);
      expect(journey.toolCalls.at(-1)?.result?.['refusals']).toBe(refusals);
      expect(done).toMatchObject({ status: 'success', response: 'At last.' });
    }
  });

  test('AG-102 two users’ connections have nothing in common: not the ids of their frames, and not their end', needs('scripted-model', 'second-user'), async ({
    createUser, scripted,
  }) => {
    const { users, markers } = await markedUsers(createUser, 2);
    const visits = await Promise.all(
      users.map(async ({ session, openSocket, marker }) => {
        const socket = await openSocket();
        const run = await socket.ask(scripted(`For ${marker}`, { slowMs: 5, echo: true }), { agent: 'data', messageId: 'one-and-the-same' });
        return { socket, run, marker, userId: session.user.id };
      }),
    );
    expect(visits.map(({ run }) => [run.ack?.status, run.ack?.message_id])).toEqual(visits.map(() => ['accepted', 'one-and-the-same']));
    const [first, second] = [pick(visits, 0), pick(visits, 1)];
    const answers = [(await first.run.finished()).answer];
    await first.socket.close();
    answers.push((await second.run.finished()).answer);
    answers.push((await (await second.socket.ask(scripted('Still here.', { echo: true }), { agent: 'data' })).finished()).answer);
    await second.socket.close();

    expect(new Set(visits.flatMap(({ run, socket }) => [run.id, run.threadId, socket.greeting.connection_id])).size).toBe(6);
    expect(answers).toEqual([...visits.map(({ marker }) => `For ${marker}`), 'Still here.']);
    for (const { socket, marker, userId } of visits) {
      expect(socket.greeting.user_id).toBe(userId);
      expect(socket.received).toHoldOnly(marker, markers);
    }
  });

  test('AG-103 users who do the very same things under the very same names and keys get things of their own', needs('scripted-model', 'second-user'), async ({
    createUser,
  }) => {
    const { users, markers } = await markedUsers(createUser, 2);
    const keyed = users.map(({ api }) => api.with({ idempotencyKey: 'the-same-key' }));
    const begun: Thread[] = [];
    for (const client of keyed) begun.push(await client.threads.create({ title: 'The same title' }));
    expect(new Set(begun.map(({ id }) => id)).size, about('isolation', 'threads of two users')).toBe(2);
    const visits = await Promise.all(
      users.map(async ({ api, marker }, index) => {
        const cost = 3.5 + 80 * index;
        const [client = api, thread] = [keyed[index], begun[index]];
        const data = await api.datasets.upload(fileOf(uncachedRowsOf([{ service: marker, requests: 2, cost_usd: cost }]), 'usage.csv'));
        const done = await client.agents.execute({ type: 'data', message: 'What did we spend?', thread_id: thread?.id });
        return { marker, cost, done, ids: [data.id, thread?.id, done.run_id], threads: await api.threads.list() };
      }),
    );

    expect(new Set(visits.flatMap(({ ids }) => ids)).size, 'different ids').toBe(6);
    for (const { marker, cost, done, ids, threads } of visits) {
      expect([done]).toHoldOnly(marker, markers);
      expect(done.response).toContain(usd(cost));
      expect(threads.map(({ id, title }) => [id, title])).toEqual([[ids[1], 'The same title']]);
    }
  });

  test('AG-104 nothing fails and nothing is mixed up while ten users work over HTTP, a stream and a socket at once', needs('scripted-model', 'second-user'), async ({
    createUser, scripted,
  }) => {
    const { users, markers } = await markedUsers(createUser, 10);
    const visits = await Promise.all(
      users.map(async ({ api, stream, openSocket, marker }) => {
        const ask = (how: string) => scripted(`${marker} ${how}`, { echo: true });
        await using socket = await openSocket();
        const overSocket = async () => (await socket.ask(ask('socket'), { agent: 'data' })).finished();
        const overStream = async () => (await stream.agent(ask('stream'), { agent: 'data' })).finished();
        const [first, second, done] = await Promise.all([overSocket(), overStream(), api.agents.execute({ type: 'data', message: ask('http') })]);
        const third = await socket.run(done.run_id, done.thread_id).finished();
        return { marker, journeys: [first, second, third], heard: heardOn(socket).runs, received: socket.received };
      }),
    );

    for (const { marker, journeys, heard, received } of visits) {
      expect(journeys.map(({ answer }) => answer)).toEqual(['socket', 'stream', 'http'].map((how) => `${marker} ${how}`));
      expect(received).toHoldOnly(marker, markers);
      expect(heard.sort()).toEqual(journeys.map(({ runId }) => runId).sort());
      expect(journeys.map(({ violations, outcome }) => [outcome, ...violations])).toEqual([['completed'], ['completed'], ['completed']]);
    }
    expect(new Set(visits.flatMap(({ heard }) => heard)).size).toBe(30);
  });
});
