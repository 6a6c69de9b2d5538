import { expect, test } from '@playwright/test';
import type { Frame } from './socket-client.ts';
import { dial } from './socket-client.ts';
import { createFeed } from '../../platform/realtime/feed.ts';
import type { TestPlatform } from './support.ts';
import { startTestPlatform } from './support.ts';

const KEPT = 600;

let platform: TestPlatform;
test.beforeAll(async () => {
  platform = await startTestPlatform({ PLATFORM_EVENTS_KEPT: String(KEPT) });
});
test.afterAll(() => platform.close());

/** A user with a thread in which `say` appends as many events as asked for. */
async function someone() {
  const { access_token: token, user } = await platform.signIn();
  const { id: threadId } = platform.services.threads.create(user.id, { title: 'Costs' });
  const append = () =>
    platform.services.journal.append({ type: 'agent_thinking', userId: user.id, threadId, runId: 'run_1', agentName: 'triage', payload: { reasoning: 'why', step_number: 1 } });
  const say = (count: number) => Array.from({ length: count }, append);
  const connect = async () => {
    const socket = await dial(platform.origin, { token });
    await socket.untilType('system_message');
    return socket;
  };
  return { userId: user.id, threadId, say, connect };
}
const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, index) => first + index);
const seqs = (frames: readonly Frame[]) => frames.flatMap((frame) => ('seq' in frame ? [frame.seq] : []));
const hasSeq = (seq: number) => (frame: Frame) => 'seq' in frame && frame.seq === seq;

test.describe('resume', () => {
  test('exactly the missed events follow, then live ones', async () => {
    const { threadId, say, connect } = await someone();
    say(349);
    const socket = await connect();
    const resumed = await socket.ask({ type: 'resume', message_id: 'm-1', thread_id: threadId, payload: { after_seq: 100 } });
    say(1);
    await socket.until(hasSeq(351));
    expect(resumed).toMatchObject({ type: 'resumed', data: { thread_id: threadId, after_seq: 100, last_seq: 350, replayed: 250 } });
    expect(seqs(socket.frames)).toEqual(upTo(351, 101));
    await socket.close();
  });

  test('events appended between two reads of a replay are neither lost nor repeated', async () => {
    const { userId, threadId, say } = await someone();
    say(249);
    const written: number[] = [];
    const more = [3, 120, 2];
    const feed = createFeed(platform.services, userId, {
      event: ({ seq }) => written.push(seq),
      frame: () => undefined,
      flushed: async () => say(more.shift() ?? 0),
    });
    await feed.resume(threadId, 50);
    say(2);
    feed.stop();
    say(1);
    expect(written).toEqual(upTo(377, 51));
  });

  test('what happens while an answer is prepared is delivered after it, in order', async () => {
    const { userId, say } = await someone();
    const written: string[] = [];
    const feed = createFeed(platform.services, userId, { event: ({ seq }) => written.push(String(seq)), frame: () => undefined, flushed: async () => undefined });
    feed.holdWhile(() => {
      say(2);
      written.push('answer');
    });
    feed.stop();
    expect(written).toEqual(['answer', '2', '3']);
  });

  test('events that are no longer kept are reported before the rest is replayed', async () => {
    const { threadId, say, connect } = await someone();
    say(KEPT + 19);
    const socket = await connect();
    const missed = await socket.ask({ type: 'resume', message_id: 'm-2', thread_id: threadId, payload: { after_seq: 5 } });
    const resumed = await socket.untilType('resumed');
    await socket.until(hasSeq(KEPT + 20));
    expect(missed).toMatchObject({ type: 'events_missed', data: { thread_id: threadId, after_seq: 5, first_kept_seq: 21 } });
    expect(resumed).toMatchObject({ data: { after_seq: 5, last_seq: KEPT + 20, replayed: KEPT } });
    expect(seqs(socket.frames)).toEqual(upTo(KEPT + 20, 21));
    await socket.close();
  });

  test('a socket that joins a run half-way gets each event once and in order', async () => {
    const { userId, threadId, connect } = await someone();
    const first = await connect();
    first.send({ type: 'user_message', thread_id: threadId, payload: { content: '[slow:30] What do my models cost?' } });
    const handoff = await first.untilType('agent_handoff');
    const second = await connect();
    await second.ask({ type: 'resume', message_id: 'm-3', thread_id: threadId, payload: { after_seq: seqs([handoff])[0] ?? 0 } });
    await Promise.all([first.untilType('final_report'), second.untilType('final_report')]);
    const stored = platform.services.journal.replay(threadId, seqs([handoff])[0] ?? 0);
    expect(second.events()).toEqual(stored);
    expect(platform.services.runs.active(userId)).toEqual([]);
    await Promise.all([first.close(), second.close()]);
  });

  test('a socket that joins a run half-way and asks for nothing still gets what happens from then on', async () => {
    const { threadId, connect } = await someone();
    const first = await connect();
    first.send({ type: 'user_message', thread_id: threadId, payload: { content: '[slow:30] What do my models cost?' } });
    await first.untilType('agent_handoff');
    const second = await connect();
    await Promise.all([first.untilType('final_report'), second.untilType('final_report')]);
    const heard = second.events();
    expect(heard).toEqual(first.events().slice(-heard.length));
    await Promise.all([first.close(), second.close()]);
  });

  test('two sockets of one user see the same, another user sees nothing of it', async () => {
    const [owner, stranger] = await Promise.all([someone(), someone()]);
    const [one, two, other] = await Promise.all([owner.connect(), owner.connect(), stranger.connect()]);
    owner.say(200);
    stranger.say(1);
    await Promise.all([one.until(hasSeq(201)), two.until(hasSeq(201)), other.until(hasSeq(2))]);
    expect(two.events()).toEqual(one.events());
    expect(seqs(one.frames)).toEqual(upTo(201, 2));
    expect(other.events().map(({ thread_id }) => thread_id)).toEqual([stranger.threadId]);
    await Promise.all([one.close(), two.close(), other.close()]);
  });
});
