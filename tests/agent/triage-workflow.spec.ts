import type { Triaged } from '#fixtures';
import { expect, needs, test } from '#fixtures';
import { fileOf, rowsOf } from './data/rows.ts';
import type { Labelled } from './data/triage.ts';
import { COST, GENERAL, PERFORMANCE, WEEK_APART } from './data/triage.ts';

const labelOf = ({ request, category, priority, extracted_entities: { services, metrics } }: Triaged): Labelled => ({
  request, category, priority, services: [...services].sort(), metrics,
});
const sorted = (labelled: readonly Labelled[]) => labelled.map((one) => ({ ...one, services: [...one.services].sort() }));

test.describe('triage workflow', () => {
  test('AG-189 questions about cost are classified as a person would, and followed by the agents that triage suggests', needs('scripted-model'), async ({ api }) => {
    await api.datasets.upload(fileOf(WEEK_APART));
    const runs = await Promise.all(COST.map(({ request }) => api.agents.execute({ type: 'supervisor', message: request })));
    const decisions = await Promise.all(runs.map((run) => api.runs.triage(run.run_id)));
    const trees = await Promise.all(runs.map((run) => api.runs.tree(run.run_id)));

    expect(decisions.map(labelOf)).toEqual(sorted(COST));
    expect(decisions.map(({ data_sufficiency: data }) => data)).toEqual(COST.map(() => 'sufficient'));
    expect(decisions.map((one) => one.followed_by)).toEqual(decisions.map((one) => one.suggested_workflow.workflow_steps));
    expect(trees.map(({ steps }) => steps.map(({ agent }) => agent))).toEqual(decisions.map((one) => ['triage', ...one.followed_by]));
  });

  test('AG-190 questions about performance are classified by triage alone, and what is kept is what it answered', needs('scripted-model'), async ({ api }) => {
    await api.datasets.upload(fileOf(WEEK_APART));
    const done = await Promise.all(PERFORMANCE.map(({ request }) => api.agents.executeTriage({ message: request })));
    const decisions = await Promise.all(done.map((run) => api.runs.triage(run.run_id)));

    expect(decisions.map(labelOf)).toEqual(sorted(PERFORMANCE));
    expect(decisions.map(({ run_id, thread_id, followed_by }) => ({ run_id, thread_id, followed_by }))).toEqual(
      done.map(({ run_id, thread_id }) => ({ run_id, thread_id, followed_by: [] })),
    );
    expect(done.map(({ result }) => result)).toMatchObject(
      decisions.map(({ category, priority, complexity, confidence_score, reasoning }) => ({ category, priority, complexity, confidence_score, reasoning })),
    );
    expect(done.map(({ response }, index) => response.includes(`the category ${PERFORMANCE[index]?.category}, priority ${PERFORMANCE[index]?.priority}`))).toEqual(
      PERFORMANCE.map(() => true),
    );
  });

  test('AG-191 small talk is not analysed: nobody measures, and the answer says what one can ask', needs('scripted-model'), async ({ api, stream }) => {
    await api.datasets.upload(fileOf(WEEK_APART));
    const runs = await Promise.all(GENERAL.map(({ request }) => api.agents.execute({ type: 'supervisor', message: request })));
    const decisions = await Promise.all(runs.map((run) => api.runs.triage(run.run_id)));
    const journeys = await Promise.all(runs.map(async (run) => (await stream.run(run.run_id)).finished()));

    expect(decisions.map(labelOf)).toEqual(sorted(GENERAL));
    expect(decisions.map(({ data_sufficiency: data, followed_by: agents }) => [data, ...agents])).toEqual(GENERAL.map(() => ['unknown', 'data_helper', 'reporting']));
    expect(journeys.map(({ toolCalls }) => toolCalls.map(({ name, agent }) => `${name} by ${agent}`))).toEqual(GENERAL.map(() => ['dataset_summary by triage']));
    const advice = 'Name what you want to know: cost, savings, latency, anomalies or a forecast';
    expect(runs.map(({ response }) => response.includes(advice)), 'the answers give advice').toEqual(GENERAL.map(() => true));
    expect(journeys.map(({ report }) => report?.recommendations)).toEqual(GENERAL.map(() => []));
  });

  test('AG-192 what the data cannot carry is told: too short, none, another service, many questions at once', needs('scripted-model'), async ({ api }) => {
    const asked = async (rows: Parameters<typeof fileOf>[0], message: string) => {
      await api.datasets.upload(fileOf(rows));
      return api.runs.triage((await api.agents.executeTriage({ message })).run_id);
    };
    const short = await asked(rowsOf([{}, {}]), 'What do we spend?');
    const stranger = await asked(WEEK_APART, 'What does the service night-watch cost?');
    const many = await asked(WEEK_APART, 'Cost, savings, latency, errors and a forecast, please.');

    expect([short, stranger, many].map((one) => [one.data_sufficiency, one.suggested_workflow.next_agent])).toEqual([
      ['partial', 'data_helper'], ['insufficient', 'data_helper'], ['sufficient', 'data'],
    ]);
    expect(short.reasoning).toContain('covers 2 hours, less than a week');
    expect(stranger.reasoning).toContain('no service called night-watch');
    expect([short, many].map((one) => [one.complexity, one.user_intent.secondary_intents.length])).toEqual([['low', 0], ['high', 4]]);
    expect([stranger, short, many].map((one) => one.confidence_score)).toEqual([stranger, short, many].map((one) => one.confidence_score).sort((a, b) => a - b));
    expect(many.confidence_score, 'confidence of a question that the data carry').toBeGreaterThan(stranger.confidence_score);
    expect(await api.agents.executeTriageRaw({ message: '' })).toBeProblem({ status: 422, code: 'VALIDATION_ERROR', fields: ['message'] });
  });

  test('AG-193 users who ask at once are each classified on their own data, and see nobody else’s decision', needs('scripted-model', 'second-user'), async ({
    createUser, anonymousApi,
  }) => {
    const names = ['north', 'east', 'south', 'west'];
    const users = await Promise.all(names.map(() => createUser()));
    await Promise.all(users.map(({ api }, index) => api.datasets.upload(fileOf(rowsOf([{ service: names[index] ?? '' }])))));
    const runs = await Promise.all(users.map(({ api }) => api.agents.executeTriage({ message: 'What did north, east, south and west cost?' })));
    const decisions = await Promise.all(users.map(({ api }, index) => api.runs.triage(String(runs[index]?.run_id))));
    const [first] = runs;

    expect(decisions.map((one) => one.extracted_entities.services)).toEqual(names.map((name) => [name]));
    expect(decisions.map((one) => one.run_id)).toEqual(runs.map((run) => run.run_id));
    expect(await (await createUser()).api.runs.triageRaw(String(first?.run_id))).toBeProblem({ status: 404, code: 'NOT_FOUND' });
    expect(await anonymousApi.runs.triageRaw(String(first?.run_id))).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
  });
});
