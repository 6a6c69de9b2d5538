import { about, expect, needs, test } from '#fixtures';
import { crowd, taking } from './crowd.ts';

interface Told {
  readonly id: string;
  readonly requests: number;
}
/** The first request of a connection that was told of. */
const firstOf = (told: readonly Told[], wanted: string): number => Math.min(...told.filter(({ id }) => id === wanted).map(({ requests }) => requests));

test.describe('load', () => {
  test('059 as many requests a second as the target must bear are all served, at that rate', needs('load', 'second-user'), async ({ createUser, load, target, api, attachDistribution }) => {
    // Thirty seconds on a deployment; the embedded platform shows it in five, because there is nothing in it that tires.
    const { requestsPerSecond: rate, loadSeconds } = target.budgets;
    test.setTimeout((loadSeconds + 60) * 1000);
    const users = await crowd(createUser, target);
    const threads = await Promise.all(users.map((user) => user.api.threads.create({ title: 'Loaded' })));
    const before = await api.metrics.scrape();
    const served = await load({ ratePerSecond: rate, requests: rate * loadSeconds, warmUp: users.length }, (index) => taking(users, index).api.threads.list({ limit: 1 }));
    const after = await api.metrics.scrape();
    await attachDistribution(`${rate} requests a second for ${loadSeconds} seconds`, served.latencies);

    const listed = { method: 'GET', route: '/api/threads', status: '200' };
    expect([served.intended, served.sent, served.completed + served.errors.length]).toEqual(Array(3).fill(rate * loadSeconds));
    expect(served.errors.length / served.intended, served.errors[0]).toBeLessThan(0.01);
    expect(served).toServeItsRate();
    expect(new Set(served.answers.flatMap((list) => list.map(({ id }) => id)))).toEqual(new Set(threads.map(({ id }) => id)));
    expect(after.value('http_requests_total', listed) - before.value('http_requests_total', listed), 'requests counted').toBeGreaterThanOrEqual(served.completed);
  });

  test('060 many users at once are all answered, over HTTP and on their sockets, each with what is theirs', needs('load', 'second-user'), async ({ createUser, target, api }) => {
    test.setTimeout(60_000);
    const users = await crowd(createUser, target);
    const threads = await Promise.all(users.map((user) => user.api.threads.create({ title: 'Crowded' })));
    const sockets = await Promise.all(users.map((user) => user.openSocket()));
    const open = await api.metrics.scrape();
    const [lists, owners, pongs] = await Promise.all([
      Promise.all(users.map((user) => user.api.threads.listRaw())),
      Promise.all(users.map((user) => user.api.auth.meRaw())),
      Promise.all(sockets.map((socket, index) => socket.request({ type: 'ping', message_id: `ping-${index}` }))),
    ]);
    await Promise.all(sockets.map((socket) => socket.close()));

    expect([...lists, ...owners].map(({ status }) => status)).toEqual(Array(2 * users.length).fill(200));
    expect(lists.map(({ body }) => body)).toEqual(threads.map((thread) => [thread]));
    expect(owners.map(({ body }) => body)).toEqual(users.map(({ session }) => expect.objectContaining({ id: session.user.id })));
    expect(pongs).toEqual(sockets.map((_, index) => expect.objectContaining({ type: 'pong', correlation_id: `ping-${index}` })));
    expect(open.value('websocket_connections_open'), 'open sockets counted').toBeGreaterThanOrEqual(users.length);
  });

  test('070 one connection carries all calls of a client that keeps it', async ({ api }) => {
    const told: Told[] = [];
    for (let count = 0; count < 30; count += 1) told.push((await api.metrics.http()).connection);
    const kept = told.map(({ id, requests }) => ({ id, ofRequests: requests, before: told.filter((other) => other.id === id && other.requests < requests).length }));

    // The client may have kept more than one from before; each goes on counting, and hardly any call needs a new one.
    expect(told.filter(({ requests }) => requests === 1).length, about('speed', 'connections opened for thirty calls')).toBeLessThanOrEqual(3);
    expect(kept.map(({ id, ofRequests }) => `request ${ofRequests} of ${id}`)).toEqual(kept.map(({ id, before }) => `request ${firstOf(told, id) + before} of ${id}`));
    expect((await api.metrics.http()).connections.open).toBeGreaterThanOrEqual(1);
  });
});
