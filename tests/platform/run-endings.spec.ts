import { expect, test } from '@playwright/test';
import { composeServices } from '../../platform/services.ts';
import { eventsOf, heard, start, typesOf } from './agents-support.ts';
import type { TestPlatform } from './support.ts';
import { startTestPlatform } from './support.ts';

test.describe('the end of a run', () => {
  let platform: TestPlatform;
  test.beforeAll(async () => {
    platform = await startTestPlatform();
  });
  test.afterAll(() => platform.close());

  /** A user whose thread is busy with a run that says nothing more. */
  async function busy(on = platform) {
    const { access_token: token, user } = await on.signIn();
    const begun = heard(on, user.id, 'agent_started');
    const run = await start(on, token, '[hang] cost');
    await begun;
    return { token, userId: user.id, threadId: run.thread_id, runId: run.run_id };
  }

  test('a run that is cancelled while it waits still begins with its agent', async () => {
    const { token, userId, threadId } = await busy();
    const waiting = await start(platform, token, 'Next.', { thread_id: threadId, queue: true });
    await platform.services.runs.cancel(userId, waiting.run_id, 'enough');

    expect(eventsOf(platform, waiting.run_id)).toMatchObject([
      { type: 'agent_started', agent_name: 'supervisor' },
      { type: 'agent_cancelled', agent_name: 'supervisor', payload: { reason: 'enough' } },
    ]);
  });

  test('a run that is cancelled before its first word still begins with its agent', async () => {
    const { access_token: token, user } = await platform.signIn();
    const verdict = await platform.services.tokens.verify(token);
    expect(verdict.ok).toBe(true);
    const { principal } = verdict as Extract<typeof verdict, { ok: true }>;
    const { run } = platform.services.runs.start({ principal, agent: 'data', prompt: 'cost', traceId: 'a'.repeat(32) });
    await platform.services.runs.cancel(user.id, run.id, 'enough');

    expect(typesOf(eventsOf(platform, run.id))).toEqual(['agent_started', 'agent_cancelled']);
  });

  test('a run that a stop found waiting begins with its agent and ends with an error', async () => {
    const { token, userId, threadId, runId } = await busy();
    const waiting = await start(platform, token, 'Next.', { thread_id: threadId, queue: true });
    const file = test.info().outputPath('copy.db');
    platform.core.db.exec(`VACUUM INTO '${file}'`);
    await platform.services.runs.cancel(userId, waiting.run_id, 'enough');
    await platform.services.runs.cancel(userId, runId, 'enough');
    const restarted = await startTestPlatform({ PLATFORM_DATABASE: file });
    const events = eventsOf(restarted, waiting.run_id);
    await restarted.close();

    expect(events).toMatchObject([{ type: 'agent_started' }, { type: 'agent_error', payload: { error_code: 'INTERRUPTED', recoverable: false } }]);
  });

  test('a run ends with the thread that is erased under it', async () => {
    const { userId, threadId } = await busy();
    const end = heard(platform, userId, 'agent_cancelled');
    platform.services.threads.purge(userId, threadId);

    expect((await end).payload).toEqual({ reason: 'thread_deleted' });
  });

  test('a run ends with the thread that is archived under it', async () => {
    const { userId, threadId, runId } = await busy();
    const end = heard(platform, userId, 'agent_cancelled');
    platform.services.threads.archive(userId, threadId);
    await end;

    expect(platform.services.runs.get(userId, runId).status).toBe('cancelled');
  });

  test('an answer whose end cannot be written is not stored either', async () => {
    const broken = composeServices(platform.core, ({ journal }) => ({
      journal: {
        ...journal,
        append(event) {
          if (event.type === 'final_report') throw new Error('disk full');
          return journal.append(event);
        },
      },
    }));
    const { access_token: token, user } = await platform.signIn();
    const verdict = await broken.tokens.verify(token);
    expect(verdict.ok).toBe(true);
    const { principal } = verdict as Extract<typeof verdict, { ok: true }>;
    const { run } = broken.runs.start({ principal, agent: 'data', prompt: 'cost', traceId: 'a'.repeat(32) });
    await broken.runs.outcome(user.id, run.id);

    expect(broken.messages.page(user.id, run.thread_id, 10, 0).messages.map(({ role }) => role)).toEqual(['user']);
    expect(typesOf(eventsOf(platform, run.id))).not.toContain('agent_completed');
    expect(typesOf(eventsOf(platform, run.id)).at(-1)).toBe('agent_error');
  });
});
