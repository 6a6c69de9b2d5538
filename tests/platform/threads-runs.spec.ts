import { expect, test } from '@playwright/test';
import { started } from '#contracts/agent.schema';
import type { AgentEvent } from '#contracts/event.schema';
import type { TestPlatform } from './support.ts';
import { startTestPlatform } from './support.ts';

let platform: TestPlatform;
test.beforeAll(async () => {
  platform = await startTestPlatform();
});
test.afterAll(() => platform.close());

/** A user with a run that would go on for ever, and everything that is told about it. */
async function someoneWithRun() {
  const { access_token: token, user } = await platform.signIn();
  const heard: AgentEvent[] = [];
  platform.services.journal.subscribe(user.id, (event) => heard.push(event));
  const { id: threadId } = platform.services.threads.create(user.id, {});
  const answer = await platform.call('/api/agents/start', { method: 'POST', token, body: { message: 'Never answer [hang]', agent_type: 'triage', thread_id: threadId } });
  return { token, userId: user.id, threadId, heard, runId: started.parse(await answer.json()).run_id };
}

test.describe('threads with a run', () => {
  test('deleting a thread ends its run first', async () => {
    const { token, userId, threadId, heard, runId } = await someoneWithRun();
    expect((await platform.call(`/api/threads/${threadId}`, { method: 'DELETE', token })).status).toBe(200);
    expect(platform.services.runs.get(userId, runId).status).toBe('cancelled');
    expect(heard.slice(-2).map(({ type }) => type)).toEqual(['agent_cancelled', 'thread_deleted']);
  });

  test('erasing a thread ends its run first and leaves nothing of it', async () => {
    const { token, threadId, heard } = await someoneWithRun();
    expect((await platform.call(`/api/threads/${threadId}?purge=true`, { method: 'DELETE', token })).status).toBe(200);
    expect(heard.slice(-2).map(({ type }) => type)).toEqual(['agent_cancelled', 'thread_deleted']);
    const left = platform.core.db.prepare('SELECT (SELECT COUNT(*) FROM runs WHERE thread_id = @id) + (SELECT COUNT(*) FROM events WHERE thread_id = @id) AS rows').get({ id: threadId });
    expect(left).toMatchObject({ rows: 0 });
  });
});
