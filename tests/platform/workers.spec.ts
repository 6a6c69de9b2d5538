import type { Run } from '#contracts/run.schema';
import { expect, test } from '@playwright/test';
import { eventsOf, heard, ofType, typesOf } from './agents-support.ts';
import { verifyJourney } from '../../utils/journey/verify.ts';
import type { TestPlatform } from './support.ts';
import { startTestPlatform } from './support.ts';

test.describe('workers', () => {
  let platform: TestPlatform;
  test.beforeAll(async () => {
    platform = await startTestPlatform({ PLATFORM_WORKERS: '1', PLATFORM_RUNS_PER_WORKER: '1', PLATFORM_RUNS_PER_USER: '5' });
  });
  test.afterAll(() => platform.close());

  /** A user who starts runs, the first of which keeps the only worker busy. */
  async function busy() {
    const { access_token: token, user } = await platform.signIn();
    const verdict = await platform.services.tokens.verify(token);
    const { principal } = verdict as Extract<typeof verdict, { ok: true }>;
    const start = (prompt: string, priority: 'low' | 'normal' | 'high' = 'normal'): Run =>
      platform.services.runs.start({ principal, agent: 'validation', prompt, priority, traceId: 'a'.repeat(32) }).run;
    const begun = heard(platform, user.id, 'agent_started');
    const first = start('[hang] cost');
    await begun;
    const stop = (run: Run) => platform.services.runs.cancel(user.id, run.id, 'enough');
    return { userId: user.id, start, first, stop };
  }

  test('with one worker a run of high priority on another thread starts before earlier ones of low priority', async () => {
    const { userId, start, first, stop } = await busy();
    const waiting = [start('[echo] low', 'low'), start('[echo] normal'), start('[echo] high', 'high')];
    const order: string[] = [];
    platform.services.journal.subscribe(userId, (event) => {
      if (event.type === 'agent_started') order.push(event.run_id);
    });
    await stop(first);
    await Promise.all(waiting.map((run) => platform.services.runs.outcome(userId, run.id)));

    expect(waiting.map((run) => [run.status, run.started_at])).toEqual(waiting.map(() => ['queued', null]));
    expect(order).toEqual([waiting[2]?.id, waiting[1]?.id, waiting[0]?.id]);
    expect(platform.services.workers.snapshot()).toMatchObject({ workers: [{ id: 'worker-1', active: 0 }], waiting: 0 });
  });

  test('a run that is cancelled while it waits for a worker frees nobody else’s place', async () => {
    const { start, first, stop } = await busy();
    const [left, next] = [start('[hang] left'), start('[hang] next')];
    await stop(left);
    const before = platform.services.workers.snapshot();
    await stop(first);
    const after = platform.services.workers.snapshot();
    await stop(next);

    expect(typesOf(eventsOf(platform, left.id))).toEqual(['agent_started', 'agent_cancelled']);
    expect([before.waiting, after.waiting, after.workers[0]?.active]).toEqual([1, 0, 1]);
  });

  test('a run that is cut off inside a tool tells the tool as cut off before its last word', async () => {
    const { userId, start, first, stop } = await busy();
    await stop(first);
    const calling = heard(platform, userId, 'tool_executing');
    const run = start('[slow:tool:20000] wait');
    await calling;
    await stop(run);
    const events = eventsOf(platform, run.id);

    expect(typesOf(events).slice(-3)).toEqual(['tool_executing', 'tool_completed', 'agent_cancelled']);
    expect(ofType(events, 'tool_completed')[0]?.payload).toMatchObject({ success: false, result: { error_code: 'INTERRUPTED' } });
    expect(verifyJourney(events)).toEqual([]);
  });

  test('a step that begins before the one it depends on has ended breaks the contract', async () => {
    const { userId, start, first, stop } = await busy();
    await stop(first);
    const run = start('[echo] one');
    await platform.services.runs.outcome(userId, run.id);
    const [began, ...rest] = eventsOf(platform, run.id);
    const step = (stepId: string, dependsOn: readonly string[]) => ({ ...began, agent_name: 'data', step_id: stepId, payload: { message: 'x', context: { depends_on: dependsOn } } });
    const wire = [began, step('a', []), step('b', ['a']), ...rest].map((event, index) => ({ ...event, seq: index + 1 })) as ReturnType<typeof eventsOf>;

    expect(verifyJourney(wire).map(({ message }) => message)).toEqual([
      'the step b begins before a, on which it depends, has ended',
      'validation completes before data, data',
      'final_report before data, data completed',
    ]);
  });
});
