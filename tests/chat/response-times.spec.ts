import { expect, needs, test } from '#fixtures';
import { taking } from '../p4/crowd.ts';

/** The fewest times of which ninety-five in a hundred can be told. */
const SAMPLES = 20;

test.describe('response times', () => {
  // A schedule takes its time, on a busy machine too.
  test.beforeEach(() => test.setTimeout(60_000));

  test('CH-004 a new thread, a switch, a stored message, the first event and a stop each come within their budget', needs('load', 'scripted-model'), async ({
    api, stream, openSocket, load, target, scripted,
  }) => {
    const { budgets } = target;
    const rate = budgets.requestsPerSecond / 2;
    await using socket = await openSocket();
    const created = await load({ ratePerSecond: rate, requests: SAMPLES, warmUp: 5 }, (index) => api.threads.create({ title: `Timed ${index}` }));
    const ids = created.answers.map(({ id }) => id);
    const at = (index: number) => String(ids[index % ids.length]);
    const switched = await load({ ratePerSecond: rate, requests: SAMPLES, warmUp: 5 }, (index) => socket.switchThread(at(index)));
    const written = await load({ ratePerSecond: rate, requests: SAMPLES }, (index) => api.messages.createChat({ thread_id: at(index), content: `note ${index}` }));
    const begun = await load({ ratePerSecond: rate / 5, requests: SAMPLES, warmUp: 2 }, async () => (await stream.agent(scripted('Well?', { echo: true }))).finished());
    const started = await Promise.all(
      created.answers.slice(0, SAMPLES).map(({ id }) => api.agents.start({ message: scripted('For ever.', { hang: true }), thread_id: id })),
    );
    const stopped = await load({ ratePerSecond: rate, requests: SAMPLES }, (index) => api.agents.stop({ run_id: String(started[index]?.run_id) }));
    socket.ignoreEvents('the runs that are stopped are timed by their answers');

    expect([created, switched, written, begun, stopped].flatMap(({ errors }) => errors)).toEqual([]);
    expect(switched.answers.map(({ thread }) => thread.title)).toEqual(switched.answers.map((_, index) => created.answers[(index + 5) % SAMPLES]?.title));
    expect(stopped.answers.map(({ status }) => status)).toEqual(Array(SAMPLES).fill('cancelled'));
    expect(created).toKeepBudget({ percent: 95, ms: budgets.apiMs });
    expect(switched).toKeepBudget({ percent: 95, ms: budgets.socketMs });
    expect(written).toKeepBudget({ percent: 95, ms: budgets.messageMs });
    expect({ latencies: begun.answers.map(({ timing }) => timing.firstEventMs), machine: begun.machine }).toKeepBudget({ percent: 95, ms: budgets.agentStartMs });
    expect(stopped).toKeepBudget({ percent: 95, ms: budgets.questionMs });
  });

  test('CH-018 streamed answers begin, go on and end within their budgets', needs('load', 'second-user'), async ({ createUser, load, target, attachDistribution }) => {
    const { agentStartMs, questionMs, requestsPerSecond } = target.budgets;
    const places = await Promise.all(Array.from({ length: SAMPLES + 4 }, async () => {
      const { api, stream } = await createUser();
      return { stream, threadId: (await api.threads.create()).id };
    }));
    const { answers, latencies, errors, machine } = await load({ ratePerSecond: requestsPerSecond / 5, requests: SAMPLES, warmUp: 4 }, async (index) => {
      const { stream, threadId } = taking(places, index);
      return (await stream.chat('What do we spend, and on what?', { threadId })).finished();
    });
    const timesOf = (pick: (timing: (typeof answers)[number]['timing']) => number | undefined) =>
      ({ latencies: answers.map(({ timing }) => pick(timing) ?? Number.NaN), machine });
    await attachDistribution('first words of streamed answers', timesOf(({ firstTextMs }) => firstTextMs).latencies, { percent: 95, ms: questionMs });

    expect(errors).toEqual([]);
    expect(answers.map(({ outcome }) => outcome)).toEqual(Array(SAMPLES).fill('completed'));
    expect(answers.filter(({ answer }) => answer.length < 100)).toEqual([]);
    expect(timesOf(({ firstTextMs }) => firstTextMs)).toKeepBudget({ percent: 95, ms: questionMs });
    expect(timesOf(({ largestGapMs }) => largestGapMs)).toKeepBudget({ percent: 95, ms: agentStartMs });
    expect({ latencies, machine }).toKeepBudget({ percent: 95, ms: questionMs });
  });

  test('CH-021 twenty people who were never there before each have their first answer within the budget of a cold start', needs('load', 'second-user'), async ({
    createUser, load, target, attachDistribution,
  }) => {
    const { apiMs, socketMs, questionMs, requestsPerSecond } = target.budgets;
    // One sign-in, one empty list, one socket, one question.
    const budget = { percent: 95, ms: 2 * apiMs + socketMs + questionMs };
    const visits = await load({ ratePerSecond: requestsPerSecond / 5, requests: SAMPLES, warmUp: 2 }, async (index) => {
      const { api, openSocket } = await createUser();
      const found = await api.threads.list();
      await using socket = await openSocket();
      const run = await socket.ask(`I am new here, number ${index}. Which models do we use?`);
      const { answer, outcome } = await run.finished();
      return { found, outcome, answer };
    });
    await attachDistribution('cold starts', visits.latencies, budget);

    expect(visits.errors).toEqual([]);
    expect(visits.answers.map(({ outcome }) => outcome)).toEqual(Array(SAMPLES).fill('completed'));
    expect(visits.answers.flatMap(({ found }) => found)).toEqual([]);
    expect(new Set(visits.answers.map(({ answer }) => answer)).size).toBe(1);
    expect(visits).toKeepBudget(budget);
  });
});
