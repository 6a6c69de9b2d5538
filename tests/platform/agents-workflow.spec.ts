import { agentEvent } from '#contracts/event.schema';
import { usageRecord } from '#contracts/tool.schema';
import { expect, test } from '@playwright/test';
import { composeServices } from '../../platform/services.ts';
import { verifyJourney } from '../../utils/journey/verify.ts';
import { eventsOf, execute, joined, ofType } from './agents-support.ts';
import type { TestPlatform } from './support.ts';
import { startTestPlatform } from './support.ts';

const COLUMNS = Object.keys(usageRecord.shape).join(',');
const hour = (index: number) => `2026-02-01T${String(index).padStart(2, '0')}:00:00Z,web,acme,large,10,1000,500,2.5,100,0,5`;

test.describe('workflow', () => {
  let platform: TestPlatform;
  test.beforeAll(async () => {
    platform = await startTestPlatform();
  });
  test.afterAll(() => platform.close());

  const signIn = async (plan: 'free' | 'pro' | 'enterprise' = 'enterprise') => (await platform.signIn({ plan })).access_token;
  const upload = async (token: string, rows: readonly string[]) => {
    const form = new FormData();
    form.set('file', new Blob([[COLUMNS, ...rows].join('\n')]), 'usage.csv');
    return fetch(`${platform.origin}/api/datasets`, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: form });
  };
  const agentsOf = (runId: string) => ofType(eventsOf(platform, runId), 'agent_started').map((event) => event.agent_name);

  test('a supervisor run follows the contract from its first event to its last', async () => {
    const done = await execute(platform, await signIn(), 'How can we reduce the cost?');
    const events = eventsOf(platform, done.run_id);

    expect(events.map((event) => agentEvent.safeParse(event).error)).toEqual(events.map(() => undefined));
    expect(verifyJourney(events)).toEqual([]);
    expect(events.slice(-2).map(({ type, agent_name: agent }) => [type, agent])).toEqual([
      ['agent_completed', 'supervisor'],
      ['final_report', 'supervisor'],
    ]);
    expect(joined(events)).toBe(done.response);
  });

  test('enough data take the request through all five agents', async () => {
    const { run_id: runId } = await execute(platform, await signIn(), 'How can we reduce the cost?');
    const started = ofType(eventsOf(platform, runId), 'agent_started');

    expect(started.map((event) => [event.agent_name, event.payload.step_type, event.payload.order])).toEqual([
      ['supervisor', undefined, undefined],
      ['triage', 'classification', 1],
      ['data', 'insights', 2],
      ['optimization', 'strategies', 3],
      ['actions', 'implementation', 4],
      ['reporting', 'full_report', 5],
    ]);
  });

  test('less than a week of data takes the request through guidance and partial insights', async () => {
    const token = await signIn();
    await upload(token, [hour(0), hour(1), hour(2)]);
    const { run_id: runId, response } = await execute(platform, token, 'What does web cost?');

    expect(agentsOf(runId)).toEqual(['supervisor', 'triage', 'data_helper', 'data', 'reporting']);
    expect(response).toContain('$7.50');
  });

  test('no data at all end in guidance, not in figures', async () => {
    const token = await signIn();
    await upload(token, []);
    const done = await execute(platform, token, 'What does it cost?');

    expect(agentsOf(done.run_id)).toEqual(['supervisor', 'triage', 'data_helper', 'reporting']);
    expect(done.response).toContain('has no records');
    expect(done.result['cost_savings']).toEqual({ monthly_amount: 0, currency: 'USD', percentage: 0 });
  });

  test('a request about nothing measurable still gets both agents of its chain', async () => {
    const { run_id: runId } = await execute(platform, await signIn(), 'Hello there');

    expect(agentsOf(runId)).toEqual(['supervisor', 'triage', 'data_helper', 'reporting']);
  });

  test('a service the data do not know is named as unknown', async () => {
    const { response } = await execute(platform, await signIn(), 'What does the payment-gateway service cost?');

    expect(response).toContain('The data hold no service called payment-gateway');
    expect(response).toContain('ticket-classifier');
  });

  test('each hand-off carries the results so far and what the agent made of them', async () => {
    const { run_id: runId } = await execute(platform, await signIn(), 'How can we reduce the cost?');
    const handoffs = ofType(eventsOf(platform, runId), 'agent_handoff').map(({ payload }) => payload);
    const toData = handoffs.filter((handoff) => handoff.to_agent === 'data');
    const results = toData[0]?.context['results'] as Record<string, { data_sufficiency: string }>;

    expect(handoffs.map(({ from_agent: from, to_agent: to, status }) => `${from} > ${to} ${status}`)).toEqual([
      'supervisor > triage initiated',
      'supervisor > triage completed',
      'triage > data initiated',
      'triage > data completed',
      'data > optimization initiated',
      'data > optimization completed',
      'optimization > actions initiated',
      'optimization > actions completed',
      'actions > reporting initiated',
      'actions > reporting completed',
    ]);
    expect(new Set(toData.map((handoff) => handoff.handoff_id)).size).toBe(1);
    expect(results['triage']?.data_sufficiency).toBe('sufficient');
    expect(toData[1]?.context['result']).toMatchObject({ based_on: ['triage'] });
  });

  test('triage reports what it found out about the request', async () => {
    const { result } = await execute(platform, await signIn(), 'Why is doc-search so expensive?', { type: 'triage_agent' });

    expect(result).toMatchObject({
      category: 'Cost Analysis',
      priority: 'medium',
      confidence_score: 1,
      data_sufficiency: 'sufficient',
      extracted_entities: { services: ['doc-search'] },
      suggested_workflow: { next_agent: 'data' },
    });
  });

  test('a follow-up that names no service is about the one asked about before', async () => {
    const token = await signIn();
    const first = await execute(platform, token, 'What do we spend on ticket-classifier?', { type: 'data' });
    const second = await execute(platform, token, 'And how fast is it?', { type: 'data', thread_id: first.thread_id });
    const calls = ofType(eventsOf(platform, second.run_id), 'tool_executing').filter(
      ({ payload }) => payload.tool_name === 'latency_analyzer',
    );

    expect(calls.map(({ payload }) => payload.parameters)).toEqual([{ service: 'ticket-classifier' }]);
    expect(second.response).toContain('| ticket-classifier |');
    expect(second.response).not.toContain('doc-search');
  });

  test('an agent uses the tools of the user’s plan and says which it could not use', async () => {
    const done = await execute(platform, await signIn('pro'), 'How can we reduce the cost?', { type: 'optimization' });

    expect(ofType(eventsOf(platform, done.run_id), 'tool_executing').map(({ payload }) => payload.tool_name)).toEqual(['dataset_summary']);
    expect(done.response).toContain('cost_analyzer needs the plan enterprise');
    expect(done.result['cost_savings']).toBeNull();
  });

  test('a model that breaks the hand-over of triage leads to the fallback chain', async () => {
    const { access_token: token, user } = await platform.signIn({ plan: 'enterprise' });
    const mute = composeServices(platform.core, ({ model }) => ({
      model: {
        ...model,
        turn: (request) => model.turn(request.agent === 'triage' ? { ...request, agent: 'data_helper' } : request),
      },
    }));
    const verdict = await mute.tokens.verify(token);
    const principal = (verdict as Extract<typeof verdict, { ok: true }>).principal;
    const { run } = mute.runs.start({ principal, agent: 'supervisor', prompt: 'What does it cost?', traceId: 'e'.repeat(32) });
    const outcome = await mute.runs.outcome(user.id, run.id);

    expect(agentsOf(run.id)).toEqual(['supervisor', 'triage', 'data_helper', 'reporting']);
    expect(outcome.result['triage']).toMatchObject({ data_sufficiency: 'unknown' });
  });
});
