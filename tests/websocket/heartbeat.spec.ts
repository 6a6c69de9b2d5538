import type { RawSocket } from '#fixtures';
import { about, CLOSE, expect, needs, OPCODE, test } from '#fixtures';

/** Long enough for a client on a busy machine to answer in. */
const HEARTBEAT_MS = 900;
const PINGS = 3;
const settings = { PLATFORM_HEARTBEAT_MS: String(HEARTBEAT_MS) };

/** Takes a ping and answers it as it must be answered. */
const answerPing = async (raw: RawSocket) => {
  const ping = await raw.next(OPCODE.ping);
  raw.send({ opcode: OPCODE.pong, payload: ping.payload });
  return ping;
};

test.describe('heartbeat', () => {
  test('WS-022 the platform pings at the interval it tells in the greeting, and who answers stays without saying a word', needs('restart'), async ({ openPlatform }) => {
    test.setTimeout(60_000);
    const { openRawSocket } = await (await openPlatform(settings)).createUser();
    const dialledAt = performance.now();
    const raw = await openRawSocket();
    const greeting = JSON.parse((await raw.next(OPCODE.text)).payload.toString());
    const pings = [];
    for (let count = 0; count < PINGS; count += 1) pings.push(await answerPing(raw));
    const elapsedMs = performance.now() - dialledAt;
    raw.send({ payload: JSON.stringify({ type: 'ping', message_id: 'still here' }) });

    expect(greeting.data.config.heartbeat_interval).toBe(HEARTBEAT_MS);
    // A timer never fires early, so the third ping cannot have come before three intervals were over.
    expect(elapsedMs, 'milliseconds until the third ping').toBeGreaterThan(PINGS * HEARTBEAT_MS * 0.98);
    expect(pings.map(({ masked, fin }) => [masked, fin])).toEqual(pings.map(() => [false, true]));
    expect(JSON.parse((await raw.next(OPCODE.text)).payload.toString())).toMatchObject({ type: 'pong', correlation_id: 'still here' });
  });

  test('WS-023 a client that answers no ping is given up after the second interval, whatever else it says', needs('restart'), async ({ openPlatform }) => {
    test.setTimeout(60_000);
    const user = await (await openPlatform(settings)).createUser();
    const dialledAt = performance.now();
    const zombie = await user.openRawSocket();
    await zombie.next(OPCODE.text);
    zombie.send({ payload: JSON.stringify({ type: 'ping', message_id: 'I am talking' }) });
    const pong = await zombie.next(OPCODE.text);
    await zombie.next(OPCODE.ping);
    zombie.send({ payload: JSON.stringify({ type: 'ping', message_id: 'and talking' }) });
    const end = await zombie.end();
    const elapsedMs = performance.now() - dialledAt;

    expect(JSON.parse(pong.payload.toString())).toMatchObject({ type: 'pong', correlation_id: 'I am talking' });
    // Nobody is there to read a close frame, and there was no second ping.
    expect(end.code).toBe(1006);
    expect(end.frames.map(({ opcode }) => opcode), about('liveness')).toEqual([OPCODE.text]);
    expect(elapsedMs, 'milliseconds until it was given up').toBeGreaterThan(2 * HEARTBEAT_MS * 0.98);
    expect((await user.api.metrics.http()).open_sockets).toBe(0);
  });

  test('WS-024 an answer that comes late, but before the next ping, is forgiven', needs('restart', 'scripted-model'), async ({ openPlatform, scripted }) => {
    test.setTimeout(60_000);
    const user = await (await openPlatform(settings)).createUser();
    const raw = await user.openRawSocket();
    await using witness = await user.openSocket();
    const ping = await raw.next(OPCODE.ping);
    // A question that takes a while is asked and answered first.
    const journey = await (await witness.ask(scripted('Take your time.', { slowMs: 20, echo: true }), { agent: 'data' })).finished();
    raw.send({ opcode: OPCODE.pong, payload: ping.payload });
    await answerPing(raw);
    raw.send({ payload: JSON.stringify({ type: 'disconnect' }) });

    expect(journey.outcome).toBe('completed');
    expect(await raw.end()).toMatchObject({ code: CLOSE.normal.code });
    await witness.ping();
  });

  test('WS-025 of clients that beat and clients that do not only those that do not are given up', needs('restart'), async ({ openPlatform }) => {
    test.setTimeout(60_000);
    const platform = await openPlatform(settings);
    const [user, other] = await Promise.all([platform.createUser(), platform.createUser()]);
    const living = await Promise.all([user.openSocket(), user.openSocket(), other.openSocket()]);
    const silent = await Promise.all([user.openSocket({ answersPings: false }), other.openSocket({ answersPings: false })]);

    await expect(silent[0]).toCloseWith({ code: 1006 });
    await expect(silent[1]).toCloseWith({ code: 1006 });
    const answered = await Promise.all(living.map((socket) => socket.request({ type: 'ping', message_id: 'alive' })));
    const open = (await user.api.metrics.http()).open_sockets;
    const closures = await Promise.all(living.map((socket) => socket.close()));
    expect(answered.map(({ type }) => type)).toEqual(['pong', 'pong', 'pong']);
    expect(open).toBe(living.length);
    expect(closures.map(({ code, by }) => [code, by])).toEqual(living.map(() => [1000, 'test']));
  });
});
