import type { ModelEndpoint, ModelQuestion } from '#fixtures';
import { expect, needs, test } from '#fixtures';
import { behind } from './data/model.ts';
import { ofService, totalsOf } from './data/statistics.ts';
import { count, usd } from './data/wording.ts';
import { A_WEEK, WEEK_FILE } from './data/workloads.ts';

/** Its model is asked again without long waits. */
const impatient = (endpoint: ModelEndpoint) => ({ ...behind(endpoint), PLATFORM_RETRY_DELAY_MS: '1' });
/** What was said, without instructions and briefings. */
const saidIn = (question: ModelQuestion | undefined) => question?.messages.flatMap(({ role, content }) => (role === 'system' ? [] : [{ role, content }]));

test.describe('a language model behind the platform', () => {
  // A platform is started for most of them.
  test.beforeEach(() => test.setTimeout(60_000));

  test('AG-114 what the model asks for is done, and it hears what came of it before it answers', needs('restart'), async ({ openPlatform, modelEndpoint }) => {
    const own = await openPlatform(impatient(modelEndpoint));
    const { api, stream } = await own.createUser();
    await api.datasets.upload(WEEK_FILE);
    modelEndpoint.answer({ calls: [{ name: 'dataset_summary', args: { service: 'search' } }] }, { text: 'I have looked.' });
    const done = await api.agents.execute({ type: 'data', message: 'What does search cost?' });
    const journey = await (await stream.run(done.run_id)).finished();
    const [asked, told] = modelEndpoint.questions;
    const [offered, { tools }] = [await api.agents.get('data'), await api.tools.list()];
    const [call, result] = told?.messages.slice(-2) ?? [];
    const { requests, cost } = totalsOf(ofService(A_WEEK, 'search'));

    expect(asked?.tools?.map((tool) => tool.function.name).sort()).toEqual(
      tools.flatMap(({ name, allowed }) => (allowed && offered.tools.includes(name) ? [name] : [])).sort(),
    );
    expect(saidIn(asked)).toEqual([{ role: 'user', content: 'What does search cost?' }]);
    expect(journey).toHaveToolCalls([{ name: 'dataset_summary', success: true, args: { service: 'search' } }]);
    expect(call?.tool_calls?.map(({ id, function: { name } }) => [id, name])).toEqual([[journey.toolCalls[0]?.id, 'dataset_summary']]);
    expect(result).toMatchObject({ role: 'tool', tool_call_id: journey.toolCalls[0]?.id });
    expect(JSON.parse(result?.content ?? 'null')).toMatchObject({ totals: { requests, cost_usd: cost } });
    expect(done).toMatchObject({ status: 'success', response: 'I have looked.' });
  });

  test('AG-115 a task of twenty steps is done in twenty steps, as one of one step is in one', needs('scripted-model'), async ({ api, stream, scripted }) => {
    const sizes = [1, 5, 20];
    const done = await Promise.all(sizes.map((tools) => api.agents.executeData({ message: scripted('How many requests did we make?', { tools }) })));
    const journeys = await Promise.all(done.map(async ({ run_id: id }) => (await stream.run(id)).finished()));
    const events = journeys.map(({ wire }) => wire.filter(({ type }) => type.startsWith('tool_')).length);

    expect(journeys.map(({ toolCalls }) => toolCalls.length), 'calls of tools').toEqual(sizes);
    expect(journeys.map(({ toolCalls }) => new Set(toolCalls.map(({ id }) => id)).size)).toEqual(sizes);
    expect(journeys.flatMap(({ toolCalls }) => toolCalls.map(({ success }) => success))).toEqual(Array(26).fill(true));
    expect(events).toEqual(sizes.map((size) => 2 * size));
    expect(done.map(({ status }) => status)).toEqual(['success', 'success', 'success']);
    expect(journeys.map(({ violations }) => violations)).toEqual([[], [], []]);
  });

  test('AG-116 when the model goes away in the middle the answer says so and tells what was found until then', needs('restart'), async ({
    openPlatform, modelEndpoint,
  }) => {
    const own = await openPlatform(impatient(modelEndpoint));
    const { api } = await own.createUser();
    await api.datasets.upload(WEEK_FILE);
    modelEndpoint.answer({ calls: [{ name: 'dataset_summary', args: {} }] }, { status: 503 });
    const done = await api.agents.executeData({ message: 'What do we spend?' });
    const attempts = modelEndpoint.arrivals.length;
    modelEndpoint.answer({ text: 'I am back.' });
    const next = await api.agents.executeData({ message: 'And now?', thread_id: done.thread_id });
    const { messages } = await api.threads.messages(done.thread_id);
    const { requests, cost } = totalsOf(A_WEEK);

    expect(done).toMatchObject({ status: 'degraded', result: { degraded_because: ['data worked without the model'] } });
    expect(attempts, 'questions to the model').toBe(1 + 4);
    expect(messages[1]?.content).toContain('This answer is degraded');
    expect(messages[1]?.content).toContain(`${count(requests)} requests for ${usd(cost)}`);
    expect([next.status, messages[3]?.content]).toEqual(['success', 'I am back.']);
  });

  test('AG-117 two workers ask the model two questions at a time, whoever waits, and nobody’s question is another’s', needs('restart', 'second-user'), async ({
    openPlatform, modelEndpoint,
  }) => {
    const own = await openPlatform({ ...impatient(modelEndpoint), PLATFORM_WORKERS: '2', PLATFORM_RUNS_PER_WORKER: '1' });
    const users = await Promise.all(Array.from({ length: 6 }, () => own.createUser()));
    modelEndpoint.answer({ text: 'Done.', afterMs: 40 });
    const questions = users.map((_, index) => `What does project ${index} cost?`);
    const done = await Promise.all(users.map(({ api }, index) => api.agents.executeData({ message: questions[index] ?? '' })));
    const { workers, waiting } = (await users[0]?.api.agents.workers()) ?? { workers: [], waiting: -1 };

    expect(done.map(({ status, response }) => `${status}: ${response}`)).toEqual(Array(6).fill('success: Done.'));
    expect(modelEndpoint.questions.flatMap((question) => saidIn(question)?.map(({ content }) => String(content)) ?? []).sort()).toEqual(questions);
    expect(modelEndpoint.mostAtOnce, 'questions at the same time').toBeLessThanOrEqual(2);
    expect(workers.map(({ active }) => active)).toEqual([0, 0]);
    expect([workers.reduce((sum, { started }) => sum + started, 0), workers.reduce((sum, { ended }) => sum + ended, 0), waiting]).toEqual([6, 6, 0]);
  });

  test('AG-118 the model hears the whole conversation, both sides of it and in order, and none of another', needs('restart'), async ({ openPlatform, modelEndpoint }) => {
    const own = await openPlatform(impatient(modelEndpoint));
    const { api } = await own.createUser();
    modelEndpoint.answer({ text: 'Noted: 40,000 dollars.' }, { text: 'Noted: March.' }, { text: 'Fine.' });
    const first = await api.agents.executeData({ message: 'Our budget is 40,000 dollars.' });
    await api.agents.executeData({ message: 'We review it in March.', thread_id: first.thread_id });
    await api.agents.executeData({ message: 'Does it last?', thread_id: first.thread_id, context: { company: 'Acme' } });
    await api.agents.executeData({ message: 'Something else.' });
    const conversation = [
      { role: 'user', content: 'Our budget is 40,000 dollars.' }, { role: 'assistant', content: 'Noted: 40,000 dollars.' },
      { role: 'user', content: 'We review it in March.' }, { role: 'assistant', content: 'Noted: March.' },
      { role: 'user', content: 'Does it last?' },
    ];
    const instructions = modelEndpoint.questions.map(({ messages }) => messages.filter(({ role }) => role === 'system').map(({ content }) => content).join('\n'));

    expect(modelEndpoint.questions.map(saidIn)).toEqual([
      conversation.slice(0, 1), conversation.slice(0, 3), conversation, [{ role: 'user', content: 'Something else.' }],
    ]);
    expect(instructions.map((text) => text.includes('"company":"Acme"'))).toEqual([false, false, true, false]);
  });
});
