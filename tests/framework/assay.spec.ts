import { expect, test } from '@playwright/test';
import { UNNOTICED } from '#utils/assay/plan';
import { judge } from '../../assay/verdict.ts';
import { InlineAssay } from './support/inline-assay.ts';

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

test.describe('the assay', () => {
  test.describe.configure({ timeout: 240_000 });

  test('stops where a test fails without any fault, and names it', async () => {
    using small = new InlineAssay(`test('wrong anyway', async ({ api }) => { expect(await api.threads.list()).toHaveLength(1); });`);
    const { exitCode, output, report } = await small.run();

    expect(exitCode).toBe(2);
    expect(output).toContain('wrong anyway: failed');
    expect(report).toBeUndefined();
  });

  for (const { args, says } of [
    { args: ['--fault', 'auth/no-such-fault'], says: 'There is no fault “auth/no-such-fault”' },
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

  const fault = { noticedBy: [{ by: 'toEqual', says: /404/ }, { by: 'E_JOURNEY' }] };
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
    expect(judge({ noticedBy: [{ by: 'toBeProblem' }] }, { ...failure(message), steps }).verdict).toBe('caught');
  });
});
