import { expect, test } from '@playwright/test';
import type { ClientFrame } from '#contracts/frame.schema';
import { serverFrame } from '#contracts/frame.schema';
import { LIMITS } from '#contracts/limits';
import type { Frame } from './socket-client.ts';
import { dial } from './socket-client.ts';
import type { TestPlatform } from './support.ts';
import { startTestPlatform } from './support.ts';

let platform: TestPlatform;
test.beforeAll(async () => {
  platform = await startTestPlatform();
});
test.afterAll(() => platform.close());

/** A user with an open, greeted socket. */
async function someone() {
  const { access_token: token, user } = await platform.signIn();
  const socket = await dial(platform.origin, { token });
  await socket.untilType('system_message');
  return { userId: user.id, token, socket, thread: () => platform.services.threads.create(user.id, { title: 'Costs' }) };
}
const dataOf = (frame: Frame) => serverFrame.parse(frame).data;
const start = (messageId: string, content = '[echo] hello'): ClientFrame & { message_id: string } => ({ type: 'user_message', message_id: messageId, payload: { content } });

test.describe('socket frames', () => {
  test('a ping is answered by a pong with its id', async () => {
    const { socket } = await someone();
    expect(serverFrame.parse(await socket.ask({ type: 'ping', message_id: 'm-1' }))).toMatchObject({ type: 'pong', correlation_id: 'm-1', data: {} });
    await socket.close();
  });

  test('the acknowledgement comes before anything the run has to say', async () => {
    const { socket, userId } = await someone();
    const ack = serverFrame.parse(await socket.ask(start('m-2')));
    await socket.untilType('final_report');
    expect(socket.frames.slice(0, 4).map(({ type }) => type)).toEqual(['system_message', 'ack', 'thread_created', 'agent_started']);
    expect(ack.data).toMatchObject({ status: 'accepted', message_id: 'm-2', run_id: platform.services.runs.ofThread(userId, socket.events()[0]?.thread_id ?? '')[0]?.id });
    await socket.close();
  });

  test('a repeated message id names the first run and starts no second', async () => {
    const { socket, userId } = await someone();
    const first = dataOf(await socket.ask(start('m-3')));
    await socket.untilType('final_report');
    socket.send(start('m-3'));
    const again = await socket.until((frame) => frame.type === 'ack' && frame.data.status === 'duplicate');
    expect(dataOf(again)).toEqual({ ...first, status: 'duplicate' });
    expect(platform.services.runs.ofThread(userId, socket.events()[0]?.thread_id ?? '')).toHaveLength(1);
    await socket.close();
  });

  test('a prompt is refused like over HTTP: blank is named with its field', async () => {
    const { socket } = await someone();
    expect(dataOf(await socket.ask(start('m-4', '   ')))).toMatchObject({ error_code: 'VALIDATION_ERROR', fields: [{ path: 'payload.content', message: 'must not be blank' }] });
    await socket.close();
  });

  test('a second run on a busy thread is refused with RUN_ACTIVE', async () => {
    const { socket, thread } = await someone();
    const { id } = thread();
    await socket.ask({ ...start('m-5', '[hang] wait'), thread_id: id });
    expect(dataOf(await socket.ask({ ...start('m-6'), thread_id: id }))).toMatchObject({ error_code: 'RUN_ACTIVE' });
    await socket.ask({ type: 'stop_agent', message_id: 'm-7', thread_id: id });
    await socket.untilType('agent_cancelled');
    await socket.close();
  });

  test('a stopped run is announced, then ends cancelled', async () => {
    const { socket } = await someone();
    const ack = dataOf(await socket.ask(start('m-8', '[hang] wait')));
    await socket.untilType('agent_started');
    const { run_id } = ack as { run_id: string };
    expect(dataOf(await socket.ask({ type: 'stop_agent', message_id: 'm-9', payload: { run_id, reason: 'enough' } }))).toEqual({ run_id });
    expect(await socket.untilType('agent_cancelled')).toMatchObject({ run_id, payload: { reason: 'enough' } });
    await socket.close();
  });

  test("another user's thread is NOT_FOUND for every frame that names one", async () => {
    const [owner, { socket }] = await Promise.all([someone(), someone()]);
    const thread_id = owner.thread().id;
    const answers = await Promise.all([
      socket.ask({ ...start('m-10'), thread_id }),
      socket.ask({ type: 'switch_thread', message_id: 'm-11', thread_id }),
      socket.ask({ type: 'get_thread_history', message_id: 'm-12', thread_id }),
      socket.ask({ type: 'resume', message_id: 'm-13', thread_id, payload: { after_seq: 0 } }),
      socket.ask({ type: 'stop_agent', message_id: 'm-14', thread_id }),
    ]);
    expect(answers.map((answer) => answer.type === 'error' && answer.data.error_code)).toEqual(Array(5).fill('NOT_FOUND'));
    await Promise.all([owner.socket.close(), socket.close()]);
  });

  test('threads are listed, entered and read over the socket', async () => {
    const { socket, thread, userId } = await someone();
    const { id } = thread();
    platform.services.messages.append(userId, { threadId: id, role: 'user', content: 'hello' });
    expect(dataOf(await socket.ask({ type: 'list_threads', message_id: 'm-15' }))).toMatchObject({ total: 1, threads: [{ id }] });
    expect(dataOf(await socket.ask({ type: 'switch_thread', message_id: 'm-16', thread_id: id }))).toMatchObject({ thread: { id }, last_seq: 1 });
    expect(dataOf(await socket.ask({ type: 'get_thread_history', message_id: 'm-17', payload: { thread_id: id } }))).toMatchObject({ messages: [{ content: 'hello' }], total: 1, last_seq: 1 });
    await socket.close();
  });

  test('each kind of bad frame is named and the socket stays', async () => {
    const { socket } = await someone();
    socket.raw.send('{"type":');
    socket.send({ type: 'dance', message_id: 'm-18' });
    socket.raw.send(JSON.stringify({ type: 'ping', message_id: 'm-19', colour: 'red' }));
    await socket.ask({ type: 'ping', message_id: 'm-20' });
    const errors = socket.frames.filter((frame) => frame.type === 'error');
    expect(errors.map((frame) => [frame.data.error_code, frame.correlation_id])).toEqual([['BAD_JSON', undefined], ['UNKNOWN_TYPE', 'm-18'], ['VALIDATION_ERROR', 'm-19']]);
    await socket.close();
  });

  test('five bad frames in a row close the socket with 1008', async () => {
    const { socket } = await someone();
    Array.from({ length: LIMITS.badFramesInARow + 2 }, () => socket.raw.send('nonsense'));
    expect(await socket.closed).toEqual({ code: 1008, reason: 'too_many_invalid_frames' });
    expect(socket.frames.filter(({ type }) => type === 'error')).toHaveLength(LIMITS.badFramesInARow);
  });

  test('a good frame in between forgives the bad ones', async () => {
    const { socket } = await someone();
    const bad = () => Array.from({ length: LIMITS.badFramesInARow - 1 }, () => socket.raw.send('nonsense'));
    bad();
    await socket.ask({ type: 'ping', message_id: 'm-21' });
    bad();
    expect(await socket.ask({ type: 'ping', message_id: 'm-22' })).toMatchObject({ type: 'pong' });
    await socket.close();
  });

  test('binary data closes with 1003', async () => {
    const { socket } = await someone();
    socket.raw.send(Buffer.from('{"type":"ping"}'), { binary: true });
    expect(await socket.closed).toEqual({ code: 1003, reason: 'binary_not_supported' });
  });

  test('text that is not UTF-8 closes with 1007', async () => {
    const { socket } = await someone();
    socket.raw.send(Buffer.from([0xff, 0xfe]), { binary: false });
    expect((await socket.closed).code).toBe(1007);
  });

  test('a frame of the greatest size is read, one byte more closes with 1009', async () => {
    const { socket } = await someone();
    const padded = (bytes: number) => JSON.stringify({ type: 'ping', message_id: 'm-23' }).padEnd(bytes);
    socket.raw.send(padded(LIMITS.frameBytes));
    await socket.untilType('pong');
    socket.raw.send(padded(LIMITS.frameBytes + 1));
    expect((await socket.closed).code).toBe(1009);
  });

  test('disconnect closes with 1000 and leaves nothing behind', async () => {
    const { socket, userId } = await someone();
    socket.send({ type: 'disconnect' });
    expect((await socket.closed).code).toBe(1000);
    await expect.poll(() => [...platform.core.sockets.values()].filter((open) => open.userId === userId)).toEqual([]);
    expect(platform.core.listeners.has(userId)).toBe(false);
  });
});
