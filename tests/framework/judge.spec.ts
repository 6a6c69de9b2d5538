import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { askJudge } from '#utils/quality/judge';
import { embeddedEnv, expect, fixtureSpecOf, projectOnPlatform, test } from './support/framework-test.ts';

/** A model that gives these opinions in turn; what it was asked is kept. */
async function startModel(replies: readonly string[]) {
  const asked: { authorization: string | undefined; body: string }[] = [];
  const reply = async (request: IncomingMessage, response: ServerResponse) => {
    asked.push({ authorization: request.headers.authorization, body: await text(request) });
    const content = replies[(asked.length - 1) % replies.length] ?? '';
    if (content === 'down') response.writeHead(503).end('overloaded');
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ choices: [{ message: { role: 'assistant', content } }] }));
  };
  const server = createServer((request, response) => void reply(request, response));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return { asked, url: `http://127.0.0.1:${port}/v1`, [Symbol.dispose]: () => server.close().closeAllConnections() };
}

test.describe('a language model as judge', () => {
  test('is asked several times; mean and spread of what it says are told, and why the rest is missing', async () => {
    using model = await startModel(['{"score": 0.9, "reason": "clear"}', 'I think:\n```json\n{"score": 0.5, "reason": "thin"}\n```', 'down', 'great!', '{"score": 7}']);
    const opinion = await askJudge({ url: model.url, model: 'tiny', key: 'a-key-of-sixteen-letters', runs: 5 }, { question: 'What did we spend?', answer: 'Seven dollars.' });

    expect(new Set(opinion.scores)).toEqual(new Set([0.5, 0.9]));
    expect(opinion.mean).toBeCloseTo(0.7);
    expect(opinion.spread).toBeCloseTo(0.4);
    expect(new Set(opinion.reasons)).toEqual(new Set(['clear', 'thin']));
    expect(opinion.failures).toHaveLength(3);
    expect(opinion.failures).toContainEqual(expect.stringContaining('status 503'));
    expect(model.asked.map(({ authorization }) => authorization)).toEqual(Array(5).fill('Bearer a-key-of-sixteen-letters'));
    expect(JSON.parse(model.asked[0]?.body ?? '')).toMatchObject({ model: 'tiny', messages: [{ role: 'system' }, { content: expect.stringContaining('Seven dollars.') }] });
  });

  test('tells its opinion of a run, whatever it is the test passes, and without one nothing is asked', async ({ platform }) => {
    using model = await startModel(['{"score": 0, "reason": "useless"}']);
    const spec = fixtureSpecOf(`test('asks', async ({ stream, judge }, testInfo) => {
  const journey = await (await stream.agent('What did we spend?')).finished();
  await judge('What did we spend?', journey);
  expect(journey.outcome).toBe('completed');
  console.log('told: ' + JSON.stringify([testInfo.annotations.map(({ description }) => description), testInfo.attachments.map(({ name }) => name)]));
});`);
    const judged = { ...embeddedEnv(platform), TOUCHSTONE_JUDGE_URL: model.url, TOUCHSTONE_JUDGE_MODEL: 'tiny', TOUCHSTONE_JUDGE_RUNS: '2' };
    using project = projectOnPlatform({ 'tests/p1/a.spec.ts': spec });
    const [withJudge, without] = [await project.run({ args: ['--project=p1'], env: judged }), await project.run({ args: ['--project=p1'], env: embeddedEnv(platform) })];

    expect([withJudge.exitCode, without.exitCode]).toEqual([0, 0]);
    expect(withJudge.output).toContain('told: [["tiny: 0.00 of 1, mean of 2, spread 0.00"],["judge.json"]]');
    expect(without.output).toContain('told: [[],[]]');
    expect(model.asked).toHaveLength(2);
  });

  test('is asked by a test of the suite, and what rubric and judge say of its answers stands in the record', async ({ platform }) => {
    using model = await startModel(['{"score": 0.4, "reason": "dry"}']);
    const files = Object.fromEntries(['tests/chat/journeys.spec.ts', 'tests/chat/data/usage.ts'].map((file) => [file, readFileSync(file, 'utf8')]));
    using project = projectOnPlatform(files);
    const judged = { ...embeddedEnv(platform), TOUCHSTONE_JUDGE_URL: model.url, TOUCHSTONE_JUDGE_MODEL: 'tiny', TOUCHSTONE_JUDGE_RUNS: '2' };
    const { exitCode, iteration } = await project.run({ args: ['--project=chat', '--grep=CH-013'], env: judged });

    expect(exitCode).toBe(0);
    expect(model.asked.map(({ body }) => body)).toEqual(Array(2).fill(expect.stringContaining('What did we spend, on how many requests?')));
    expect(iteration?.graded.map(({ by, told }) => [by, told])).toEqual([
      ['judge', 'tiny: 0.40 of 1, mean of 2, spread 0.00'],
      ...[1, 2].map(() => ['rubric', expect.stringMatching(/^\d\.\d\d of 1 \(facts 1\.00, .*\), 0\.9 asked for; the former keyword score \d\.\d\d$/)]),
    ]);
  });

  test('a judge without a model is refused before anything runs', async () => {
    using project = projectOnPlatform({ 'tests/p1/a.spec.ts': fixtureSpecOf(`test('one', async () => { console.log('a test has started'); });`) });
    const { exitCode, output } = await project.run({ args: ['--project=p1'], env: { TOUCHSTONE_JUDGE_URL: 'http://127.0.0.1:9/v1' } });
    expect(exitCode).toBe(1);
    expect(output).toContain('TOUCHSTONE_JUDGE_MODEL: is needed with TOUCHSTONE_JUDGE_URL');
    expect(output).not.toContain('a test has started');
  });
});
