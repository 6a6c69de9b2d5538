import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { expect, test } from '@playwright/test';
import type { Run } from '#contracts/run.schema';
import type { RunOutcome } from '../../platform/agents/ports.ts';
import { composeServices } from '../../platform/services.ts';
import type { RunStreamPlan } from '../../platform/streaming/run-stream.ts';
import { streamRun } from '../../platform/streaming/run-stream.ts';
import type { TestPlatform } from './support.ts';
import { startTestPlatform } from './support.ts';

const KEPT = 400;

let platform: TestPlatform;
test.beforeAll(async () => {
  platform = await startTestPlatform({ PLATFORM_EVENTS_KEPT: String(KEPT) });
});
test.afterAll(() => platform.close());

/** A stream of a run that does nothing by itself: the test says what it says and when it ends. */
async function someRun(plan: Partial<RunStreamPlan> = {}) {
  const { user } = await platform.signIn();
  const { id: threadId } = platform.services.threads.create(user.id, { title: 'Costs' });
  const run: Run = {
    id: 'run_1', object: 'run', thread_id: threadId, agent: 'triage', status: 'in_progress', created_at: 0, started_at: 0, ended_at: null,
    message_id: null, answer_id: null, error: null, trace_id: 'trace',
  };
  let finish: (outcome: RunOutcome) => void = () => undefined;
  const outcome = new Promise<RunOutcome>((resolve) => {
    finish = resolve;
  });
  const reads: number[] = [];
  const services = composeServices(platform.core, ({ runs, journal }) => ({
    runs: { ...runs, outcome: () => outcome },
    journal: {
      ...journal,
      replay(thread, afterSeq, limit) {
        reads.push(afterSeq);
        return journal.replay(thread, afterSeq, limit);
      },
    },
  }));
  const append = (runId: string) =>
    services.journal.append({ type: 'agent_thinking', userId: user.id, threadId, runId, agentName: 'triage', payload: { reasoning: 'x'.repeat(1000), step_number: 1 } });
  // As much of a response as a stream looks at.
  const response = Object.assign(new EventEmitter(), { destroyed: false }) as unknown as ServerResponse;
  const scope = { services, requestId: 'request', traceId: 'trace' };
  return {
    reads, response,
    say: (count: number, runId = run.id) => Array.from({ length: count }, () => append(runId)),
    end: () => finish({ run: { ...run, status: 'completed' }, status: 'success', response: '', result: {}, executionTimeMs: 1 }),
    open: () => streamRun(platform.core, scope, response, { userId: user.id, run, afterSeq: 0, cancelWhenLeft: false, representation: 'eventStream', ...plan }),
  };
}
const textOf = async (stream: AsyncIterable<unknown>) => {
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  return text;
};
const idsIn = (text: string) => [...text.matchAll(/^id: (\d+)$/gm)].map(([, seq]) => Number(seq));
const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

test.describe('flow of a stream', () => {
  test('events of other runs of the thread stay out', async () => {
    const { say, end, open } = await someRun();
    say(2);
    say(3, 'run_0');
    say(1);
    end();
    expect(idsIn(await textOf(open()))).toEqual([2, 3, 7]);
  });

  test('silence is filled with comments', async () => {
    const { end, open } = await someRun({ keepAliveMs: 5 });
    const stream = open();
    let text = '';
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
    await expect.poll(() => text).toMatch(/^: connected\n\n(: keep-alive\n\n){3}/);
    end();
    await expect.poll(() => text).toMatch(/event: stream_end/);
  });

  test('a reader that takes nothing makes the journal wait instead of filling memory', async () => {
    const { say, end, open, reads } = await someRun();
    const stream = open();
    say(300);
    // Looked at, but not taken: reads ahead as far as a stream may.
    stream.on('readable', () => undefined);
    await expect.poll(() => stream.readableLength).toBeGreaterThan(10_000);
    say(50);
    await new Promise(setImmediate);
    expect(stream.readableLength).toBeLessThan(40_000);
    expect(reads).toEqual([0]);
    stream.removeAllListeners('readable');
    end();
    expect(idsIn(await textOf(stream))).toEqual(upTo(351, 2));
  });

  test('events dropped before a slow reader came to them are reported', async () => {
    const { say, end, open } = await someRun();
    say(KEPT + 9);
    end();
    const text = await textOf(open());
    expect(text).toMatch(/^: connected\n\nevent: events_missed\ndata: {"thread_id":"thr_\w+","after_seq":0,"first_kept_seq":11}\n\nid: 11\n/);
    expect(idsIn(text)).toEqual(upTo(KEPT + 10, 11));
  });

  test('a reader that has gone is no longer listened for', async () => {
    const { say, open, response, reads } = await someRun();
    const text = textOf(open());
    say(1);
    await expect.poll(() => reads.length).toBeGreaterThan(1);
    response.emit('close');
    expect(idsIn(await text)).toEqual([2]);
  });
});
