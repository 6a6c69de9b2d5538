import { expect, test } from '@playwright/test';
import { UNNOTICED } from '#utils/assay/plan';
import { NULL_PLATFORMS } from '../../assay/null-platforms/index.ts';
import { judge } from '../../assay/verdict.ts';
import { InlineAssay } from './support/inline-assay.ts';

const NULL_NAMES = NULL_PLATFORMS.map(({ name }) => name);

const HONEST = `
test('honest', async ({ api }) => {
  const thread = await api.threads.create({ title: 'Budget' });
  const stored = await api.threads.get(thread.id);
  expect(stored).toEqual(thread);
  expect(stored.title).toBe('Budget');
  const message = await api.messages.create(thread.id, { content: 'Hello' });
  expect((await api.threads.messages(thread.id)).messages).toEqual([message]);
  expect(message.content).toBe('Hello');
  expect((await api.threads.list()).map(({ id }) => id)).toEqual([thread.id]);
});`;

/** Each of them is green on every platform that lets it sign in. */
const WORTHLESS = `
test('vacuous', async ({ api }) => {
  expect(api).toBeDefined();
});
test('any status', async ({ api }) => {
  const answer = await api.threads.createRaw({ title: 'Budget' });
  expect([200, 201, 400, 401, 403, 404, 422, 429, 500, 502, 503]).toContain(answer.status);
});
test('swallows errors', async ({ api }) => {
  try {
    const thread = await api.threads.create({ title: 'Budget' });
    expect(await api.threads.get(thread.id)).toEqual(thread);
  } catch (error) {
    console.log(error);
  }
});
test('its own data', async ({ api }) => {
  await api.threads.listRaw();
  const thread = { id: 'thr_1', title: 'Budget' };
  expect(thread).toEqual({ id: 'thr_1', title: 'Budget' });
});`;

/** Sees the fault by accident: it says nothing of what is wrong. */
const BESIDE = `
test('beside the point', async ({ api }) => {
  const thread = await api.threads.create({ title: 'Budget' });
  const { messages } = await api.threads.messages(thread.id);
  await api.messages.create(thread.id, { content: 'Hello' });
  expect(messages.length + (await api.threads.messages(thread.id)).messages.length).toBe(1);
  expect(JSON.stringify(await api.threads.get(thread.id)).length).toBeGreaterThan(100);
});`;

const SHY = `
test('shy', async ({ api }) => {
  test.skip((await api.threads.listRaw()).status !== 200, 'nothing here');
  const thread = await api.threads.create({ title: 'Budget' });
  expect(await api.threads.list()).toEqual([thread]);
});`;

/** Enough of them to be interrupted among, few enough to be tried three times over. */
const SOME_FAULTS = [
  'thread-title-lost', 'thread-metadata-dropped', 'new-thread-unlisted', 'ids-change-on-reading', 'newest-first', 'message-doubled', 'message-metadata-dropped', 'message-count-wrong',
  'quotes-doubled', 'idempotency-ignored', 'letters-decomposed', 'emoji-mangled',
].map((name) => `--fault=persistence/${name}`);

const nameOf = ({ test: key }: { readonly test: string }) => key.split(' › ').at(-1);

test.describe('the assay', () => {
  test.describe.configure({ timeout: 240_000 });

  test('reports vacuous, any-status, error-swallowing and self-asserting tests as unproven and the honest one as proven', async () => {
    using small = new InlineAssay(HONEST + WORTHLESS);
    const { exitCode, report, output } = await small.run('--family=persistence', '--full');
    const worthless = ['vacuous', 'any status', 'swallows errors', 'its own data'];

    expect(exitCode, output).toBe(1);
    expect(report?.unprovenTests.map(nameOf)).toEqual(worthless);
    expect(report?.tests.find(({ title }) => title === 'honest')?.provenBy).not.toEqual([]);
    expect(report?.score).toBeLessThan(100);
    expect(report?.tests.map(({ title, passedOn }) => [title, passedOn])).toEqual([['honest', []], ...worthless.map((title) => [title, NULL_NAMES])]);
    expect(report?.nullPlatforms).toEqual(Object.fromEntries(NULL_NAMES.map((name) => [name, { passed: 4, ran: 5 }])));
  });

  test('a failure that does not say what is wrong proves nothing, and is told with what was expected', async () => {
    using small = new InlineAssay(BESIDE);
    const { exitCode, report, output } = await small.run('--family=persistence', '--full');

    expect(exitCode, output).toBe(1);
    expect(report?.unprovenTests.map(nameOf)).toEqual(['beside the point']);
    expect(report?.wrongReason).toContainEqual(expect.objectContaining({ verdict: 'wrong-reason', expected: expect.stringMatching(/\bsaying\b/), message: expect.stringContaining('toBe') }));
  });

  test('a test that skips itself on a null platform is counted as one that got through', async () => {
    using small = new InlineAssay(SHY);
    const { exitCode, report, output } = await small.run('--family=persistence');

    expect(exitCode, output).toBe(1);
    expect(report?.unprovenTests).toEqual([]);
    expect(report?.tests.map(({ passedOn }) => passedOn)).toEqual([['refuses (skipped)', 'stub (skipped)']]);
    expect(report?.nullPlatforms['refuses']).toEqual({ passed: 1, ran: 1 });
  });

  test('goes on after an interruption without running recorded pairs again', async () => {
    using small = new InlineAssay(HONEST);
    const first = small.start(...SOME_FAULTS, '--full');
    await first.recorded(2);
    first.signal('SIGINT');
    const { exitCode: interrupted } = await first.finished;
    const recorded = small.pairs();
    await small.run(...SOME_FAULTS, '--full');
    const resumed = small.pairs();
    await small.run(...SOME_FAULTS, '--full');

    expect(interrupted).toBe(130);
    expect(recorded.length).toBeGreaterThanOrEqual(2);
    expect(resumed).toEqual([...recorded, ...resumed.slice(recorded.length)]);
    expect(new Set(resumed).size).toBe(resumed.length);
    expect(resumed.length).toBeGreaterThan(recorded.length);
    expect(small.pairs()).toEqual(resumed);
  });

  test('stops where a test fails without any fault, and names it', async () => {
    using small = new InlineAssay(`test('wrong anyway', async ({ api }) => { expect(await api.threads.list()).toHaveLength(1); });`);
    const { exitCode, output, report } = await small.run();

    expect(exitCode).toBe(2);
    expect(output).toContain('wrong anyway: failed');
    expect(report).toBeUndefined();
  });

  for (const { args, says } of [
    { args: ['--fault', 'auth/no-such-fault'], says: 'There is no fault “auth/no-such-fault”' },
    { args: ['--family=weather'], says: 'There is no family “weather” of faults' },
    { args: ['--project=p9'], says: 'There is no project “p9”' },
    { args: ['--shard=3/2'], says: '--shard must be like 2/3' },
    { args: ['--quick'], says: '--quick' },
  ]) {
    test(`${args.join(' ')} is refused before anything runs`, async () => {
      using small = new InlineAssay(HONEST);
      const { exitCode, output, report } = await small.run(...args);

      expect(exitCode).toBe(2);
      expect(output).toContain(says);
      expect(output).not.toContain('reach:');
      expect(report).toBeUndefined();
    });
  }

  const fault: Parameters<typeof judge>[0] = { noticedBy: [{ by: 'toEqual', says: /404/ }, { by: 'E_JOURNEY' }] };
  const failure = (message: string) => ({ status: 'failed', errors: [{ message }], steps: [] }) as const;
  for (const { what, outcome, verdict } of [
    { what: 'a matcher that says what was stated', outcome: failure('Error: expect(received).toEqual(expected)\n- 404\n+ 200'), verdict: 'caught' },
    { what: 'a stated code', outcome: failure('TouchstoneError: E_JOURNEY: the events of a run …'), verdict: 'caught' },
    { what: 'a matcher that says something else', outcome: failure('Error: expect(received).toEqual(expected)\n- 500\n+ 200'), verdict: 'wrong-reason' },
    { what: 'another matcher', outcome: failure('Error: expect(received).toBe(expected)\n- 404'), verdict: 'wrong-reason' },
    { what: 'an error that no assertion spoke', outcome: failure('TypeError: Cannot read properties of undefined (404)'), verdict: 'crash' },
    { what: 'a matcher after an error that no assertion spoke', outcome: { ...failure(''), errors: [{ message: 'TypeError: x' }, { message: 'Error: E_JOURNEY: y' }] }, verdict: 'crash' },
    { what: 'a test that ran out of time', outcome: { ...failure('Test timeout of 15000ms exceeded.'), status: 'timedOut' }, verdict: 'timeout' },
    { what: 'a client that waited in vain', outcome: failure('TouchstoneError: E_WS_TIMEOUT: toEqual 404'), verdict: 'timeout' },
    { what: 'a pass', outcome: failure(`Error: ${UNNOTICED}`), verdict: 'missed' },
  ] as const) {
    test(`${what} is ${verdict}`, () => {
      expect(judge(fault, outcome).verdict).toBe(verdict);
    });
  }

  test('a wait that ends in vain counts where the fault is silence', () => {
    expect(judge({ ...fault, silent: true }, failure('TouchstoneError: E_WS_TIMEOUT: nothing came')).verdict).toBe('caught');
  });

  test('a failure before the test’s body began is told apart', () => {
    const steps = [{ title: 'Before Hooks', category: 'hook', error: { message: '' }, steps: [] }];
    expect(judge(fault, { ...failure('TouchstoneError: E_JOURNEY: …'), steps })).toMatchObject({ verdict: 'caught', place: 'set-up' });
  });

  test('the matcher’s name is known where the message does not tell it', () => {
    const message = 'Error: E_PROBLEM: a refusal is not the problem document it should be';
    const steps = [{ title: 'Expect "toBeProblem"', category: 'expect', error: { message }, steps: [] }];
    expect(judge({ noticedBy: [{ by: 'toBeProblem', says: /a refusal/ }] }, { ...failure(message), steps }).verdict).toBe('caught');
  });
});
