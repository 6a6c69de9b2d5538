import { expect, needs, test } from '#fixtures';
import { BAD_RECORDS, BAD_ROW, FUTURE, GOOD, withBad } from './data/bad-records.ts';
import { fileOf, hourAt, rowsOf } from './data/rows.ts';
import { sumOf } from './data/statistics.ts';
import { usd } from './data/wording.ts';

const CHECK = { id: 'check', agent: 'validation', message: 'Check the records.' };
const GATE = [CHECK, { id: 'analyse', agent: 'data', depends_on: ['check'], when: { step: 'check', field: 'result.verdict', equals: 'accepted' } }];
const REPAIR = [
  CHECK,
  { id: 'repair', agent: 'validation', message: 'Correct the records.', depends_on: ['check'], when: { step: 'check', field: 'result.verdict', equals: 'rejected' } },
];

test.describe('validation chains', () => {
  test('AG-194 data pass a gate only when no record breaks a rule, and the rule that shuts it is named', needs('workflows', 'scripted-model'), async ({ api }) => {
    const { id } = await api.datasets.upload(fileOf(withBad({ timestamp: hourAt(1) })));
    const shut = await api.workflows.execute({ message: 'What did we spend?', steps: GATE });
    await api.datasets.remove(id);
    await api.datasets.upload(fileOf(GOOD));
    const open = await api.workflows.execute({ message: 'What did we spend?', steps: GATE });
    const trees = [await api.runs.tree(shut.run_id), await api.runs.tree(open.run_id)];
    const [rejected, accepted] = trees.map(({ steps: [check] }) => check?.output?.['result']);

    expect(trees.map(({ steps }) => steps.map(({ step, status }) => `${step} ${status}`))).toEqual([
      ['check completed', 'analyse skipped'], ['check completed', 'analyse completed'],
    ]);
    expect(rejected).toMatchObject({ verdict: 'rejected', rejections: [{ row: BAD_ROW, timestamp: hourAt(1), rule: 'one_record_per_hour', stage: 'integrity' }] });
    expect(accepted).toMatchObject({ verdict: 'accepted', rejections: [], confidence: 1 });
    expect(open.response).toContain(usd(sumOf(GOOD, 'cost_usd')));
  });

  test('AG-195 a policy of one’s own is enforced record by record, and nobody is held to one they did not set', needs('scripted-model'), async ({ api }) => {
    const rows = rowsOf([{ cost_usd: 5.01 }, {}, { errors: 6 }, { provider: 'other' }, { cost_usd: 5, errors: 5 }]);
    const policy = { max_hourly_cost_usd: 5, max_error_rate: 0.05, allowed_providers: ['acme'] };
    const dataset = await api.datasets.upload(fileOf(rows));
    const held = await api.agents.execute({ type: 'validation', message: 'Check the records.', context: { policy } });
    const free = await api.agents.execute({ type: 'validation', message: 'Check the records.' });
    const tool = await api.tools.execute({ tool_name: 'validate_records', arguments: { dataset_id: dataset.id, policy } });

    const broken = [{ row: 1, rule: 'hourly_cost_within_policy' }, { row: 3, rule: 'error_rate_within_policy' }, { row: 4, rule: 'provider_allowed' }];
    expect(held.result).toMatchObject({ verdict: 'rejected', rejections: broken.map((each) => ({ ...each, stage: 'policy' })) });
    expect(held.result).toMatchObject(tool.result);
    expect(held.response).toMatch(
      /Row 1 \([^)]*\) breaks `hourly_cost_within_policy`[^]*Row 3 \([^)]*\) breaks `error_rate_within_policy`[^]*Row 4 \([^)]*\) breaks `provider_allowed`/,
    );
    expect(free.result).toMatchObject({ verdict: 'accepted', rejections: [] });
    expect(await api.tools.executeRaw({ tool_name: 'validate_records', arguments: { policy: { max_error_rate: 2 } } })).toBeProblem({
      status: 422, code: 'VALIDATION_ERROR', fields: ['policy.max_error_rate'],
    });
  });

  test('AG-196 a stage is reached only when the one before it has passed', needs('scripted-model'), async ({ api }) => {
    const policy = { allowed_providers: ['nobody'] };
    const datasets = [
      await api.datasets.upload(fileOf(withBad({ timestamp: '2026-03-02T02:17:00Z', latency_ms: 0 }))),
      await api.datasets.upload(fileOf(withBad({ latency_ms: 0 }))),
      await api.datasets.upload(fileOf(GOOD)),
    ];
    const checked = await Promise.all(datasets.map(({ id }) => api.tools.execute({ tool_name: 'validate_records', arguments: { dataset_id: id, policy } })));
    const done = await api.agents.execute({ type: 'validation', message: 'Check the records.', context: { policy } });

    const stages = ([integrity, consistency, policed]: readonly string[]) => [
      { stage: 'integrity', status: integrity }, { stage: 'consistency', status: consistency }, { stage: 'policy', status: policed },
    ];
    expect(checked.map(({ result }) => result)).toMatchObject([
      { stages: stages(['failed', 'not_reached', 'not_reached']), rejections: [{ rule: 'on_the_hour' }] },
      { stages: stages(['passed', 'failed', 'not_reached']), rejections: [{ rule: 'answers_take_time' }] },
      { stages: stages(['passed', 'passed', 'failed']), rejections: GOOD.map(() => ({ rule: 'provider_allowed' })) },
    ]);
    expect(done.response).toContain('1. integrity: passed\n2. consistency: passed\n3. policy: failed');
  });

  test('AG-197 records are corrected on request in a copy that is checked again, and the original stays', needs('scripted-model'), async ({ api, socket }) => {
    const rows = [...withBad({ timestamp: '2026-03-02T02:17:00Z' }), ...rowsOf([{ timestamp: hourAt(4), requests: 7, errors: 0, cache_hits: 1 }, { timestamp: FUTURE }])];
    const original = await api.datasets.upload(fileOf(rows));
    const journey = await (await socket.ask('Please correct the records.', { agent: 'validation' })).finished();
    const copy = (await api.datasets.list()).datasets.at(-1);

    const made = {
      source_dataset_id: original.id,
      dataset_id: copy?.id,
      corrections: [
        { row: 3, rule: 'on_the_hour', action: 'moved' },
        { row: 6, rule: 'one_record_per_hour', action: 'dropped' },
        { row: 7, rule: 'not_in_the_future', action: 'dropped' },
      ],
    };
    expect(journey).toHaveToolCalls([
      'dataset_summary',
      'validate_records',
      'anomaly_detector',
      { name: 'correct_records', args: { dataset_id: original.id } },
      { name: 'validate_records', args: { dataset_id: copy?.id } },
    ]);
    expect(journey.toolCalls[3]?.result).toMatchObject(made);
    expect(journey.toolCalls.map(({ result }) => result?.['verdict'])).toEqual([undefined, 'rejected', undefined, undefined, 'accepted']);
    expect((await api.datasets.records(String(copy?.id))).records).toEqual(GOOD);
    expect((await api.datasets.records(original.id)).records).toEqual(rows);
    expect(journey).toAnswer([
      'Row 3 was moved (`on_the_hour`)', 'Row 6 was dropped (`one_record_per_hour`)', `corrected-march.csv has ${GOOD.length} of ${rows.length} records`,
    ]);
  });

  test('AG-198 every violation in a long data set is counted, the first twenty are told', needs('scripted-model'), async ({ api }) => {
    const bad = (row: number) => row % 40 === 7;
    const rows = rowsOf(Array.from({ length: 1200 }, (_, index) => (bad(index + 1) ? { latency_ms: 0 } : {})));
    const wrong = rows.flatMap((_, index) => (bad(index + 1) ? [index + 1] : []));
    const dataset = await api.datasets.upload(fileOf(rows));
    const { result } = await api.tools.execute({ tool_name: 'validate_records', arguments: { dataset_id: dataset.id } });

    expect(result).toMatchObject({ checked: rows.length, verdict: 'rejected', confidence: (rows.length - wrong.length) / rows.length });
    expect(result['stages']).toMatchObject([{}, { rules: [{ violations: 0 }, { violations: 0 }, { rule: 'answers_take_time', violations: wrong.length }] }, {}]);
    expect(result['rejections']).toMatchObject(wrong.slice(0, 20).map((row) => ({ row, timestamp: hourAt(row - 1), rule: 'answers_take_time' })));
    expect(wrong.length).toBeGreaterThan(20);
  });

  test('AG-199 each rule rejects exactly the record that breaks it, and the confidence is the share of the others', needs('scripted-model'), async ({ api }) => {
    const both = { latency_ms: 0, input_tokens: 0, output_tokens: 0 };
    const sets = [...BAD_RECORDS.map(({ bad }) => withBad(bad)), GOOD, rowsOf([both, {}, {}])];
    const datasets = await Promise.all(sets.map((rows) => api.datasets.upload(fileOf(rows))));
    const checked = await Promise.all(datasets.map(({ id }) => api.tools.execute({ tool_name: 'validate_records', arguments: { dataset_id: id } })));

    expect(checked.map(({ result }) => result)).toMatchObject([
      ...BAD_RECORDS.map(({ rule, stage }) => ({ verdict: 'rejected', confidence: 0.8, rejections: [{ row: BAD_ROW, rule, stage }] })),
      { verdict: 'accepted', confidence: 1, rejections: [] },
      { verdict: 'rejected', confidence: 0.6667, rejections: [{ row: 1, rule: 'answers_have_tokens' }, { row: 1, rule: 'answers_take_time' }] },
    ]);
  });

  test('AG-200 the stages of a chain come in order: check, repair, check again, analysis of what was repaired', needs('workflows', 'scripted-model'), async ({
    api, stream,
  }) => {
    await api.datasets.upload(fileOf(withBad({ requests: 0, cache_hits: 0, cost_usd: 99 })));
    const steps = [
      ...REPAIR,
      { id: 'analyse', agent: 'data', message: 'What did we spend?', depends_on: ['repair'], when: { step: 'repair', field: 'result.verdict', equals: 'accepted' } },
    ];
    const done = await api.workflows.execute({ message: 'Make the data fit and analyse them.', steps });
    const journey = await (await stream.run(done.run_id)).finished();
    const kept = GOOD.filter((_, index) => index !== BAD_ROW - 1);

    const by = (agent: string, ...names: string[]) => names.map((name) => ({ name, agent }));
    expect(journey).toFollowContract();
    expect(journey).toHaveAgents(['supervisor', 'validation', 'data']);
    expect(journey).toHaveToolCalls(
      [...by('validation', 'validate_records', 'correct_records', 'validate_records'), ...by('data', 'analyze_workload')],
      { match: 'in-order' },
    );
    expect(done.result['steps']).toMatchObject({
      check: { result: { verdict: 'rejected', correction: null } },
      repair: { result: { verdict: 'accepted', correction: { corrections: [{ row: BAD_ROW, rule: 'idle_hour_costs_nothing' }] } } },
      analyse: { result: { metrics: { total_cost_usd: sumOf(kept, 'cost_usd'), total_requests: sumOf(kept, 'requests') } } },
    });
  });

  test('AG-201 a report names each rejected record by row, hour, subject and rule, and is stored as told', needs('scripted-model'), async ({ api, socket }) => {
    const broken = BAD_RECORDS.filter(({ stage }) => stage === 'consistency');
    const rows = rowsOf([{}, ...broken.map(({ bad }) => ({ ...bad, service: 'chat', model: 'small' }))]);
    await api.datasets.upload(fileOf(rows));
    const journey = await (await socket.ask('Check the records.', { agent: 'validation' })).finished();
    const [check] = journey.toolCalls.filter(({ name }) => name === 'validate_records');

    const facts = broken.map(({ rule }, index) => `- Row ${index + 2} (${hourAt(index + 1)}, chat on small) breaks \`${rule}\`: `);
    expect(journey).toReachQuality(
      { facts: [`${rows.length} records were checked: rejected.`, ...facts], structure: ['## Validation', '## Rejected', '2. consistency: failed'] },
      0.99,
    );
    expect(journey.answer.match(/^- Row/gm)).toHaveLength(broken.length);
    expect(check?.result).toMatchObject({ rejections: broken.map(({ rule }, index) => ({ row: index + 2, rule })) });
    expect((await api.threads.messages(journey.threadId)).messages.at(-1)?.content).toBe(journey.answer);
  });
});
