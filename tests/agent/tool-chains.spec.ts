import type { Journey, ToolLink } from '#fixtures';
import { expect, needs, test } from '#fixtures';
import { eventsOf, TICK_MS, timesIn } from './data/events.ts';
import { fileOf, hourAt, rowsOf } from './data/rows.ts';
import { sumOf } from './data/statistics.ts';
import { cents, usd } from './data/wording.ts';

/** Three services, of which `chat` is the dearest. */
const CALM = rowsOf([{ service: 'chat', model: 'small', cost_usd: 9 }, { cost_usd: 0.1 }, { service: 'mail', cost_usd: 1 }]);
/** The same, and hours of `search`, the last of which took far longer than the others. */
const WITH_SPIKE = [...CALM, ...rowsOf(Array.from({ length: 12 }, (_, hour) => ({ timestamp: hourAt(3 + hour), cost_usd: 0.1, latency_ms: hour === 11 ? 9000 : 200 })))];
const DEAREST = { $from: 'dataset_summary.services.0.service' };

/** The chain that most of these tests go: what is dearest, then its records, then who uses it how. */
const NARROWING: readonly (readonly ToolLink[])[] = [
  [{ tool: 'dataset_summary' }],
  [{ tool: 'query_corpus', args: { service: DEAREST, limit: 5 } }],
  [{ tool: 'analyze_workload', args: { service: DEAREST } }],
];
const call = (name: string, args: Record<string, unknown> = {}) => ({ name, args, success: true });
const NARROWED = [call('dataset_summary'), call('query_corpus', { service: 'chat', limit: 5 }), call('analyze_workload', { service: 'chat' })];

/** Positions, among all events of a run, of the first and last word about each call. */
const spans = ({ wire, toolCalls }: Journey) =>
  toolCalls.map(({ id }) => {
    const at = (type: string) => wire.findIndex((event) => event.type === type && 'tool_call_id' in event.payload && event.payload.tool_call_id === id);
    return { from: at('tool_executing'), to: at('tool_completed') };
  });

test.describe('tool chains', () => {
  test('AG-180 in a chain each tool is asked about what the one before it found', needs('scripted-model'), async ({ api, socket, scripted }) => {
    await api.datasets.upload(fileOf(CALM));
    const journey = await (await socket.ask(scripted('What is dearest?', { chain: NARROWING }), { agent: 'data' })).finished();
    const direct = await api.tools.execute({ tool_name: 'query_corpus', arguments: { service: 'chat', limit: 5 } });
    const chat = CALM.filter(({ service }) => service === 'chat');

    expect(journey).toFollowContract();
    expect(journey).toHaveToolCalls(NARROWED);
    expect(journey.toolCalls[1]?.result).toEqual(direct.result);
    expect(journey.toolCalls[1]?.result).toMatchObject({ matched: chat.length, totals: { cost_usd: sumOf(chat, 'cost_usd') }, records: chat });
    const inTurn = spans(journey).map(({ from, to }, index, all) => from < to && from > (all[index - 1]?.to ?? -1));
    expect(inTurn, 'each begins when the one before has ended').toEqual([true, true, true]);
    expect(journey).toAnswer(usd(sumOf(chat, 'cost_usd')));
  });

  test('AG-181 tools that do not need each other are at work at the same time, and each answers its own call', needs('scripted-model'), async ({
    api, socket, scripted,
  }) => {
    await api.datasets.upload(fileOf(CALM));
    const chain: ToolLink[][] = [
      [
        { tool: 'supplier_research', args: { tier: 'premium' } },
        { tool: 'dataset_summary', args: { service: 'mail' } },
        { tool: 'analyze_workload', args: { service: 'search' } },
      ],
    ];
    const journey = await (await socket.ask(scripted('All at once.', { chain }), { agent: 'supply_researcher' })).finished();
    const direct = await Promise.all(chain.flat().map(({ tool, args }) => api.tools.execute({ tool_name: tool, arguments: args })));
    const bounds = spans(journey);

    expect(journey).toFollowContract();
    expect(journey).toHaveToolCalls(
      [call('analyze_workload', { service: 'search' }), call('supplier_research', { tier: 'premium' }), call('dataset_summary', { service: 'mail' })],
      { match: 'any-order' },
    );
    expect(Math.max(...bounds.map(({ from }) => from)), 'the last call begins before the first one ends').toBeLessThan(Math.min(...bounds.map(({ to }) => to)));
    expect(journey.toolCalls.map(({ name, result }) => [name, result])).toEqual(chain.flat().map(({ tool }, index) => [tool, direct[index]?.result]));
  });

  test('AG-182 what a tool finds decides which one is asked next', needs('scripted-model'), async ({ api, socket, scripted }) => {
    const chain: ToolLink[][] = [
      [{ tool: 'anomaly_detector' }],
      [
        { tool: 'query_corpus', args: { service: { $from: 'anomaly_detector.anomalies.0.service' } }, when: { from: 'anomaly_detector.anomalies_found', above: 0 } },
        { tool: 'dataset_summary', when: { from: 'anomaly_detector.anomalies_found', atMost: 0 } },
      ],
    ];
    const ask = async () => (await socket.ask(scripted('Is anything odd?', { chain }), { agent: 'data' })).finished();
    await api.datasets.upload(fileOf(CALM));
    const calm = await ask();
    await api.datasets.upload(fileOf(WITH_SPIKE));
    const odd = await ask();

    expect(calm).toHaveToolCalls([call('anomaly_detector'), call('dataset_summary')]);
    expect(odd).toHaveToolCalls([call('anomaly_detector'), call('query_corpus', { service: 'search' })]);
    expect(odd.toolCalls[0]?.result).toMatchObject({ anomalies_found: 1, anomalies: [{ timestamp: hourAt(14), metric: 'latency_ms', value: 9000 }] });
    expect(odd).toAnswer(`${hourAt(14)}: latency_ms of search on large was 9000`);
    expect(calm).toAnswer('No hour stands out.');
  });

  test('AG-183 a link that fails is told, its substitute is asked, what needed its result is left out, and the rest goes on', needs('scripted-model'), async ({
    api, socket, scripted,
  }) => {
    await api.datasets.upload(fileOf(CALM));
    const chain: ToolLink[][] = [
      [{ tool: 'dataset_summary' }],
      [{ tool: 'query_corpus', args: { service: 'nowhere' } }],
      [{ tool: 'latency_analyzer', args: { service: { $from: 'query_corpus.records.0.service' } } }, { tool: 'anomaly_detector', when: { failed: 'query_corpus' } }],
      [{ tool: 'analyze_workload', args: { service: DEAREST } }],
    ];
    const journey = await (await socket.ask(scripted('Look it up.', { chain }), { agent: 'data' })).finished();
    const completed = eventsOf(journey.wire, 'agent_completed').at(-1);

    expect(journey).toFollowContract();
    expect(journey).toHaveToolCalls([
      call('dataset_summary'),
      { ...call('query_corpus', { service: 'nowhere' }), success: false },
      call('anomaly_detector'),
      call('analyze_workload', { service: 'chat' }),
    ]);
    expect(journey.toolCalls[1]?.result).toMatchObject({ error_code: 'VALIDATION_ERROR', fields: [{ path: 'service' }] });
    expect(completed?.payload).toMatchObject({ status: 'degraded', result: { degraded_because: ['tool query_corpus failed'] } });
    expect(journey).toAnswer(['The tool query_corpus failed (VALIDATION_ERROR)', 'No hour stands out.']);
    expect(await api.runs.get(journey.runId)).toMatchObject({ status: 'completed', error: null });
  });

  test('AG-184 a long chain of single, joint and conditional links holds at least, in order, what was asked for', needs('scripted-model'), async ({
    api, socket, scripted,
  }) => {
    await api.datasets.upload(fileOf(WITH_SPIKE));
    const more: ToolLink[][] = [
      [{ tool: 'anomaly_detector' }, { tool: 'query_corpus', args: { service: 'mail' } }],
      [{ tool: 'query_corpus', args: { limit: 1 }, when: { from: 'anomaly_detector.anomalies_found', above: 0 } }],
    ];
    const journey = await (await socket.ask(scripted('Everything, step by step.', { chain: [...NARROWING, ...more] }), { agent: 'data' })).finished();
    const turns = journey.events.filter(({ type }) => type === 'REASONING_MESSAGE_CHUNK');

    expect(journey).toFollowContract();
    expect(journey.toolCalls).toHaveLength(6);
    expect(journey).toHaveToolCalls(['dataset_summary', 'analyze_workload', 'anomaly_detector', { name: 'query_corpus', argsWith: { limit: 1 } }], { match: 'in-order' });
    expect(journey).toHaveToolCalls(
      [{ name: 'query_corpus', args: { limit: 1 } }, { name: 'query_corpus', argsWith: { service: 'mail' } }, { name: 'query_corpus', argsWith: { service: 'chat' } }],
      { match: 'superset' },
    );
    expect(turns, 'a turn for each stage, and one for the answer').toHaveLength(NARROWING.length + more.length + 1);
    expect(journey.toolCalls.at(-1)?.result).toMatchObject({ matched: WITH_SPIKE.length, totals: { cost_usd: cents(sumOf(WITH_SPIKE, 'cost_usd')) } });
  });

  test('AG-185 the time of each call is the tool’s own, and the whole run takes at least as long as its calls', needs('scripted-model'), async ({
    socket, scripted,
  }) => {
    const waits = [40, 5, 80];
    const chain = waits.map((delay_ms) => [{ tool: 'self_test', args: { delay_ms } }]);
    const journey = await (await socket.ask(scripted('Wait.', { chain, echo: true }), { agent: 'validation' })).finished();
    const times = timesIn(journey.wire, 'tool_completed');
    const stamps = spans(journey).map(({ from, to }) => Number(journey.wire[to]?.timestamp) - Number(journey.wire[from]?.timestamp));

    expect(journey).toHaveToolCalls(waits.map((delay_ms) => call('self_test', { delay_ms })));
    expect(times.map((ms, index) => ms >= Number(waits[index]) - TICK_MS), `each at least as long as its tool waits: ${times.join(', ')} ms`).toEqual([true, true, true]);
    expect(
      times.map((ms, index) => ms <= Number(stamps[index]) + TICK_MS),
      `none longer than between its events: ${times.join(', ')} of ${stamps.join(', ')} ms`,
    ).toEqual([true, true, true]);
    expect(Number(journey.report?.total_duration_ms), 'milliseconds of the run').toBeGreaterThanOrEqual(times.reduce((sum, ms) => sum + ms, 0) - TICK_MS);
  });

  test('AG-186 the same chain on the same data makes the same calls and finds the same, each time under ids of its own', needs('scripted-model'), async ({
    api, stream, scripted,
  }) => {
    await api.datasets.upload(fileOf(CALM));
    const runs = await Promise.all(Array.from({ length: 6 }, () => api.agents.execute({ type: 'data', message: scripted('What is dearest?', { chain: NARROWING }) })));
    const journeys = await Promise.all(runs.map(async (run) => (await stream.run(run.run_id)).finished()));
    const ids = journeys.flatMap(({ toolCalls }) => toolCalls.map(({ id }) => id));
    const [first] = journeys;

    expect(journeys.map(({ toolCalls }) => toolCalls.map(({ name, args, result }) => ({ name, args, result })))).toEqual(
      journeys.map(() => first?.toolCalls.map(({ name, args, result }) => ({ name, args, result }))),
    );
    expect(first?.toolCalls.map(({ name }) => name)).toEqual(NARROWED.map(({ name }) => name));
    expect(runs.map(({ status, response }) => ({ status, response }))).toEqual(runs.map(() => ({ status: 'success', response: first?.answer })));
    expect(new Set(ids).size, 'ids of calls').toBe(NARROWED.length * runs.length);
  });

  test('AG-187 calls are told within the work of their agent, after what it thought of them and before what it says', needs('workflows', 'scripted-model'), async ({
    api, socket, scripted,
  }) => {
    await api.datasets.upload(fileOf(CALM));
    const journey = await (await socket.ask(scripted('What is dearest?', { chain: NARROWING }), { agent: 'data' })).finished();
    const told = journey.wire.map(({ type }) => type).filter((type) => type !== 'partial_result');
    const firstWord = journey.wire.findIndex(({ type }) => type === 'partial_result');

    const turn = ['agent_thinking', 'tool_executing', 'tool_completed'];
    expect(told).toEqual(['agent_started', ...NARROWING.flatMap(() => turn), 'agent_thinking', 'agent_completed', 'final_report']);
    expect(Math.max(...spans(journey).map(({ to }) => to)), 'the last result comes before the first word').toBeLessThan(firstWord);
    expect(eventsOf(journey.wire, 'agent_thinking').map(({ payload }) => payload.step_number)).toEqual([1, 2, 3, 4]);
    expect(journey.toolCalls.map(({ agent }) => agent)).toEqual(NARROWED.map(() => 'data'));
  });

  test('AG-188 the live socket, the record of the run and its trace tell the same calls', needs('scripted-model'), async ({ api, socket, stream, scripted }) => {
    await api.datasets.upload(fileOf(CALM));
    const live = await (await socket.ask(scripted('What is dearest?', { chain: NARROWING }), { agent: 'data' })).finished();
    const kept = await (await stream.run(live.runId)).finished();
    const { spans: traced } = await api.observability.trace((await api.runs.get(live.runId)).trace_id);
    const ofTools = traced.filter(({ kind }) => kind === 'tool').sort((a, b) => a.started_at - b.started_at);

    const facts = ({ toolCalls }: Journey) => toolCalls.map(({ id, name, agent, args, success, result }) => ({ id, name, agent, args, success, result }));
    expect(live).toHaveToolCalls(NARROWED);
    expect(facts(kept)).toEqual(facts(live));
    expect(ofTools.map(({ name }) => name).sort()).toEqual(NARROWED.map(({ name }) => name).sort());
    expect(live).toReachQuality({ facts: [usd(9), 'chat'], sources: [30] }, 0.7);
    expect(live.report?.report).toBe(kept.answer);
  });
});
