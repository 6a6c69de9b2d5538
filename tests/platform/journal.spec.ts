import { expect, test } from '@playwright/test';
import type { AgentEvent } from '#contracts/event.schema';
import { createClock } from '../../platform/clock.ts';
import { composeServices } from '../../platform/services.ts';
import type { TestPlatform } from './support.ts';
import { startTestPlatform } from './support.ts';

const KEPT = 50;

let platform: TestPlatform;
test.beforeAll(async () => {
  platform = await startTestPlatform({ PLATFORM_EVENTS_KEPT: String(KEPT) });
});
test.afterAll(() => platform.close());

/** A user with a thread, and the events that were told live since. */
async function someone() {
  const { user } = await platform.signIn();
  const { journal, threads } = platform.services;
  const thread = threads.create(user.id, { title: 'Costs' });
  const heard: AgentEvent[] = [];
  journal.subscribe(user.id, (event) => heard.push(event));
  const say = (content: string, threadId = thread.id) =>
    journal.append({ type: 'partial_result', userId: user.id, threadId, runId: 'run_1', agentName: 'triage', payload: { content, index: 0, is_complete: false } });
  return { userId: user.id, threadId: thread.id, heard, say };
}
const seqs = (events: readonly AgentEvent[]) => events.map(({ seq }) => seq);
const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, index) => first + index);
const many = (count: number, say: (content: string) => unknown) => upTo(count).forEach((number) => say(String(number)));

test.describe('event journal', () => {
  test('each thread has numbers of its own, without a gap', async () => {
    const [one, other] = await Promise.all([someone(), someone()]);
    [one, other, one, one, other].forEach(({ say }) => say('word'));
    expect([seqs(one.heard), seqs(other.heard)]).toEqual([[2, 3, 4], [2, 3]]);
  });

  test('what listeners are told is what is stored', async () => {
    const { heard, say, threadId } = await someone();
    many(3, say);
    expect(platform.services.journal.replay(threadId, 1)).toEqual(heard);
  });

  test('an event is stored before anybody is told', async () => {
    const { userId, threadId, say } = await someone();
    const stored: number[] = [];
    platform.services.journal.subscribe(userId, () => stored.push(platform.services.journal.range(threadId).last));
    say('word');
    expect(stored).toEqual([2]);
  });

  test('a listener that throws disturbs neither the others nor whoever appends', async () => {
    const { userId } = await platform.signIn().then(({ user }) => ({ userId: user.id }));
    const { journal, threads } = platform.services;
    journal.subscribe(userId, () => {
      throw new Error('broken listener');
    });
    const heard: AgentEvent[] = [];
    journal.subscribe(userId, (event) => heard.push(event));
    threads.create(userId, { title: 'Costs' });
    expect(heard.map(({ type }) => type)).toEqual(['thread_created']);
  });

  test('a listener hears nothing more once it has left, and nothing of other users', async () => {
    const [one, other] = await Promise.all([someone(), someone()]);
    const heard: AgentEvent[] = [];
    const leave = platform.services.journal.subscribe(one.userId, (event) => heard.push(event));
    other.say('of another');
    one.say('heard');
    leave();
    one.say('not heard');
    expect(heard.map(({ payload }) => payload)).toEqual([{ content: 'heard', index: 0, is_complete: false }]);
  });

  test('the oldest events are dropped and the range tells', async () => {
    const { threadId, say } = await someone();
    many(KEPT + 9, say);
    expect(platform.services.journal.range(threadId)).toEqual({ first: 11, last: KEPT + 10 });
    expect(seqs(platform.services.journal.replay(threadId, 0))).toEqual(upTo(KEPT + 10, 11));
  });

  test('a replay gives as many as asked for, from where it is asked', async () => {
    const { threadId, say } = await someone();
    many(10, say);
    expect(seqs(platform.services.journal.replay(threadId, 4, 3))).toEqual([5, 6, 7]);
  });

  test('time within a thread never goes back, whatever the clock does', async () => {
    const { userId, threadId, say } = await someone();
    const ahead = composeServices(platform.core, () => ({ clock: createClock(3_600_000) }));
    const future = ahead.journal.append({ type: 'thread_renamed', userId, threadId, runId: null, agentName: null, payload: { title: 'Later' } });
    expect(say('now').timestamp).toBe(future.timestamp);
  });

  test('events of an erased thread still reach live listeners, in order', async () => {
    const { userId, threadId, heard, say } = await someone();
    say('before');
    platform.services.threads.purge(userId, threadId);
    say('after');
    expect(heard.map(({ seq, type }) => `${seq} ${type}`)).toEqual(['2 partial_result', '3 thread_deleted', '4 partial_result']);
    expect(platform.services.journal.replay(threadId, 0)).toEqual([]);
  });

  test('an event of a thread that never was is told, not stored', async () => {
    const { heard, say } = await someone();
    say('word', 'thr_that_never_was');
    expect(seqs(heard)).toEqual([1]);
    expect(platform.services.journal.range('thr_that_never_was')).toEqual({ first: 1, last: 0 });
  });
});
