import type { AgentEvent } from '#fixtures';
import { expect, needs, test } from '#fixtures';

const retries = (wire: readonly AgentEvent[]) => wire.flatMap((event) => (event.type === 'agent_retry' ? [event.payload] : []));
/** Milliseconds from each announced pause to the next word of the agent. */
const pauses = (wire: readonly AgentEvent[]) => wire.flatMap((event, index) => (event.type === 'agent_retry' ? [Number(wire[index + 1]?.timestamp) - event.timestamp] : []));
/** Timers count in whole milliseconds, and may be one early by the clock. */
const TICK_MS = 2;
const tooShort = (wire: readonly AgentEvent[]) => pauses(wire).filter((ms, index) => ms + TICK_MS < Number(retries(wire)[index]?.delay_ms));

test.describe('resilience of agents', () => {
  test('049 an agent that is too slow is stopped when its time is up, tried again after growing pauses, and told as timed out', needs('workflows', 'scripted-model'), async ({ api, stream, scripted }) => {
    const T = 300;
    const slow = scripted('Take your time.', { slowToolMs: 20_000 });
    // How long T takes on this platform while the other step is measured: a busy machine is late with both.
    const clock = { id: 'clock', agent: 'validation', message: scripted('Done.', { slowToolMs: T, echo: true }) };
    const [once, often] = await Promise.all([
      api.workflows.execute({ message: slow, steps: [{ id: 'late', agent: 'validation', timeout_ms: T, retries: 1, backoff_ms: 1 }, clock] }),
      api.workflows.execute({ message: slow, steps: [{ id: 'late', agent: 'validation', timeout_ms: 60, retries: 3, backoff_ms: 25 }, { id: 'then', agent: 'data', depends_on: ['late'] }] }),
    ]);
    const measured = await (await stream.run(once.run_id)).finished();
    const stubborn = await (await stream.run(often.run_id)).finished();
    const { steps: [late, reference] } = await api.runs.tree(once.run_id);
    const { run, steps } = await api.runs.tree(often.run_id);
    const at = (type: AgentEvent['type'], stepId: string | undefined) => Number(measured.wire.find((event) => event.type === type && 'step_id' in event && event.step_id === stepId)?.timestamp);
    const elapsed = at('agent_retry', late?.id) - at('agent_started', late?.id);
    const really = Math.max(T, at('tool_completed', reference?.id) - at('tool_executing', reference?.id));

    expect(elapsed, 'milliseconds until it was stopped').toBeGreaterThanOrEqual(0.9 * T);
    expect(elapsed, 'milliseconds until it was stopped').toBeLessThanOrEqual(1.1 * really);
    expect(await api.runs.get(once.run_id)).toMatchObject({ status: 'timed_out', answer_id: null, error: { code: 'TIMED_OUT' } });
    expect(run).toMatchObject({ status: 'timed_out', answer_id: null, error: { code: 'TIMED_OUT' } });
    expect([measured.error?.code, stubborn.error?.code]).toEqual(['TIMED_OUT', 'TIMED_OUT']);
    expect(retries(stubborn.wire).map(({ attempt, delay_ms: ms }) => [attempt, ms])).toEqual([[1, 25], [2, 50], [3, 100]]);
    expect(tooShort(stubborn.wire)).toEqual([]);
    expect([late?.status, late?.attempts]).toEqual(['timed_out', 2]);
    expect(steps.map(({ step, status, attempts }) => [step, status, attempts])).toEqual([['late', 'timed_out', 4], ['then', 'skipped', 0]]);
    expect(stubborn).toHaveToolCalls(Array(4).fill('self_test'));
    expect(stubborn.toolCalls.map(({ result }) => result?.['error_code'])).toEqual(Array(4).fill('INTERRUPTED'));
    expect(stubborn).toFollowContract();
  });

  test('050 a tool that is out of reach is called again until it answers, and not for ever', needs('workflows', 'scripted-model'), async ({ api, stream, scripted }) => {
    const [patience, despair] = await Promise.all([
      api.agents.execute({ type: 'validation', message: scripted('At last.', { flakyTool: 2, echo: true }) }),
      api.agents.execute({ type: 'validation', message: scripted('Never.', { flakyTool: 10, echo: true }) }),
    ]);
    const rewarded = await (await stream.run(patience.run_id)).finished();
    const futile = await (await stream.run(despair.run_id)).finished();

    const attempt = (success: boolean, refusals: number) => ({ name: 'self_test', success, args: { refusals } });
    expect(rewarded).toHaveToolCalls([attempt(false, 2), attempt(false, 2), attempt(true, 2)]);
    expect(rewarded.toolCalls.map(({ result }) => result?.['error_code'] ?? result?.['refusals'])).toEqual(['SERVICE_UNAVAILABLE', 'SERVICE_UNAVAILABLE', 2]);
    expect(retries(rewarded.wire).map(({ attempt: number, delay_ms: ms }) => [number, ms])).toEqual([[1, 20], [2, 40]]);
    expect(tooShort(rewarded.wire)).toEqual([]);
    expect(rewarded).toFollowContract();
    expect(patience).toMatchObject({ status: 'success', response: 'At last.' });
    expect(await api.runs.get(patience.run_id)).toMatchObject({ status: 'completed', error: null });

    expect(futile).toHaveToolCalls(Array(4).fill(attempt(false, 10)));
    expect(despair).toMatchObject({ status: 'degraded', response: 'Never.', result: { degraded_because: ['tool self_test failed'] } });
  });

  test('051 where the model is out of reach for one agent another one answers, and the answer names it', needs('workflows', 'scripted-model'), async ({ api, stream, scripted }) => {
    const ask = (fallback?: string) =>
      api.workflows.execute({ message: scripted('Good morning.', { down: 'data', echo: true }), steps: [{ id: 'greet', agent: 'data', fallback }] });
    const [first] = await Promise.all([ask('reporting'), ask('reporting'), ask('reporting')]);
    const breaker = await api.agents.breaker('data');
    const later = await ask('reporting');
    const alone = await ask();
    const before = await (await stream.run(first.run_id)).finished();
    const after = await (await stream.run(later.run_id)).finished();
    const fallbacks = [...before.wire, ...after.wire].flatMap((event) => (event.type === 'agent_fallback' ? [`${event.agent_name} to ${event.payload.strategy}`] : []));
    const trees = await Promise.all([first, later, alone].map((done) => api.runs.tree(done.run_id)));

    const standIn = { status: 'degraded', response: 'Good morning.', result: { steps: { greet: { answered_by: 'reporting' } }, degraded_because: ['reporting stood in for data'] } };
    expect([first, later]).toMatchObject([standIn, standIn]);
    expect(trees.map(({ steps: [step] }) => [step?.agent, step?.answered_by])).toEqual([['data', 'reporting'], ['data', 'reporting'], ['data', null]]);
    expect(fallbacks).toEqual(Array(2).fill('data to agent:reporting'));
    expect(before).toHaveAgents(['supervisor', 'data', 'reporting']);
    expect(before).toFollowContract();
    expect(breaker).toMatchObject({ state: 'open', failure_count: 3 });
    expect([retries(before.wire).length, retries(after.wire).length], 'an open breaker spares the attempts').toEqual([3, 0]);
    expect(alone.status).toBe('degraded');
    expect(alone.response).toContain('This answer is degraded');
    expect((await api.agents.breaker('reporting')).state).toBe('closed');
  });
});
