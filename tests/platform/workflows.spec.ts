import { runTree } from '#contracts/workflow.schema';
import { started } from '#contracts/agent.schema';
import { expect, test } from '@playwright/test';
import { verifyJourney } from '../../utils/journey/verify.ts';
import { eventsOf, heard, ofType, typesOf } from './agents-support.ts';
import type { TestPlatform } from './support.ts';
import { startTestPlatform } from './support.ts';

test.describe('workflows', () => {
  let platform: TestPlatform;
  test.beforeAll(async () => {
    platform = await startTestPlatform();
  });
  test.afterAll(() => platform.close());

  const begin = async (steps: readonly object[]) => {
    const { access_token: token, user } = await platform.signIn();
    const calling = heard(platform, user.id, 'tool_executing');
    const response = await platform.call('/api/workflows/start', { method: 'POST', token, body: { message: 'Go on.', steps } });
    const { run_id: runId, thread_id: threadId } = started.parse(await response.json());
    const treeOf = async (id: string) => runTree.parse(await (await platform.call(`/api/runs/${id}/tree`, { token })).json());
    return { userId: user.id, runId, threadId, calling, tree: () => treeOf(runId) };
  };
  const WAITING = { agent: 'validation', message: '[slow:tool:20000] wait' };
  const states = (tree: { steps: readonly { step: string; status: string }[] }) => tree.steps.map(({ step, status }) => `${step} ${status}`);

  test('a workflow that is cancelled stops all its steps, and begins no other', async () => {
    const { userId, runId, calling, tree } = await begin([{ id: 'a', ...WAITING }, { id: 'b', ...WAITING }, { id: 'c', agent: 'data', depends_on: ['a'] }]);
    await calling;
    await platform.services.runs.cancel(userId, runId, 'enough');
    const events = eventsOf(platform, runId);

    expect(states(await tree())).toEqual(['a cancelled', 'b cancelled', 'c skipped']);
    expect(typesOf(events).slice(-1)).toEqual(['agent_cancelled']);
    expect(verifyJourney(events)).toEqual([]);
  });

  test('a step that fails stops those at work beside it, their tools included', async () => {
    const { userId, runId, tree } = await begin([{ id: 'a', ...WAITING }, { id: 'b', ...WAITING, timeout_ms: 50 }]);
    const outcome = await platform.services.runs.outcome(userId, runId);
    const events = eventsOf(platform, runId);

    expect(outcome.run.status).toBe('timed_out');
    expect(states(await tree())).toEqual(['a cancelled', 'b timed_out']);
    expect(ofType(events, 'tool_completed').map(({ payload }) => payload.result['error_code'])).toEqual(['INTERRUPTED', 'INTERRUPTED']);
    expect(verifyJourney(events)).toEqual([]);
  });

  test('a workflow whose thread is erased under it leaves nothing behind', async () => {
    const { userId, threadId, runId, calling } = await begin([{ id: 'a', ...WAITING }, { id: 'b', agent: 'data', depends_on: ['a'] }]);
    await calling;
    const end = heard(platform, userId, 'agent_cancelled');
    platform.services.threads.purge(userId, threadId);
    await end;
    await Promise.all(platform.core.pending);

    expect([platform.services.steps.of(runId), platform.services.steps.messages(runId)]).toEqual([[], []]);
    expect(platform.services.workers.snapshot().workers.map(({ active }) => active)).toEqual([0, 0, 0, 0]);
  });
});
