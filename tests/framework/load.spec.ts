import { expect, test } from '@playwright/test';
import { distributionSvg } from '#utils/load/distribution-svg';
import { openLoop } from '#utils/load/open-loop';
import { parseBudgets } from '#utils/target/budgets';
import { toKeepBudget, toServeItsRate } from '../../utils/matchers/to-keep-budget.ts';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

test.describe('load', () => {
  test('whoever had to wait because others were slow has waited: times count from when a request was due', async () => {
    let gate: Promise<unknown> = Promise.resolve();
    const result = await openLoop({ ratePerSecond: 100, requests: 30 }, async (index) => {
      if (index === 5) gate = after(300);
      await gate;
    });
    expect(result).toMatchObject({ intended: 30, sent: 30, completed: 30, errors: [] });
    // Due every 10 ms while nobody is served for 300 ms: half of them waited at least half of that.
    expect(result.latencies.filter((ms) => ms > 140).length).toBeGreaterThanOrEqual(15);
  });

  test('the warm-up is sent and not measured, an error is counted and not a time', async () => {
    const sent: number[] = [];
    const result = await openLoop({ ratePerSecond: 500, requests: 10, warmUp: 5 }, async (index) => {
      sent.push(index);
      if (index % 5 === 0) throw new Error(`no answer to ${index}`);
      return index;
    });
    expect(sent).toHaveLength(15);
    expect(result.answers).toEqual([6, 7, 8, 9, 11, 12, 13, 14]);
    expect(result.latencies).toHaveLength(8);
    expect(result.errors).toEqual(['no answer to 5', 'no answer to 10']);
  });

  test('what never ends is given up, and told', async () => {
    const result = await openLoop({ ratePerSecond: 500, requests: 3, patienceMs: 50 }, (index) => (index === 1 ? new Promise<void>(() => undefined) : Promise.resolve()));
    expect(result).toMatchObject({ completed: 2, errors: ['no answer within 50 ms after the last request'] });
  });

  for (const { what, plan } of [
    { what: 'more requests than anybody means to send', plan: { ratePerSecond: 10_000, requests: 100_001 } },
    { what: 'more time than anybody waits', plan: { ratePerSecond: 1, requests: 601 } },
    { what: 'no rate', plan: { ratePerSecond: 0, requests: 1 } },
  ]) {
    test(`${what} is refused`, async () => {
      await expect(openLoop(plan, () => Promise.resolve())).rejects.toThrow(/E_REPORT/);
    });
  }

  for (const { what, ms, machine, pass } of [
    { what: 'on an idle machine a budget is what it says', ms: 96, machine: { slowdown: 1, busy: 0 }, pass: true },
    { what: 'on an idle machine what is over its budget fails', ms: 95, machine: { slowdown: 1, busy: 0 }, pass: false },
    { what: 'a machine that is twice as slow allows twice as much', ms: 48, machine: { slowdown: 2, busy: 0 }, pass: true },
    { what: 'a machine that is half busy lets requests queue as long again', ms: 48, machine: { slowdown: 1, busy: 0.5 }, pass: true },
  ]) {
    test(what, () => {
      expect(toKeepBudget({ latencies: upTo(100), machine }, { percent: 95, ms }).pass).toBe(pass);
    });
  }

  test('a rate that is not kept fails, with what was served', () => {
    const served = { intended: 100, sent: 100, completed: 100, errors: [], answers: [], latencies: [], latestMs: 0, ratePerSecond: 100, machine: { slowdown: 1, busy: 0.2 } };
    expect(toServeItsRate({ ...served, achievedRate: 91 }).pass).toBe(true);
    expect(toServeItsRate({ ...served, achievedRate: 89 }).message()).toMatch(/E_BUDGET[^]*89\.0 requests a second were served/);
  });

  test('a picture shows percentiles as far as there are samples for them', () => {
    const svg = distributionSvg({ title: 'a < b', samples: upTo(100), budget: { percent: 95, ms: 200 } });
    expect(svg).toContain('a &lt; b');
    expect(svg).toMatch(/n = 100[^]*p50 50 ms[^]*p95 95 ms[^]*p99 99 ms[^]*budget p95 200 ms/);
    expect(svg).not.toMatch(/p99\.9|NaN|Infinity/);
  });

  test('budgets are read by name, and what is none is told', () => {
    expect(parseBudgets('apiMs=300, users=5')).toEqual({ budgets: { apiMs: 300, users: 5 }, wrong: [] });
    expect(parseBudgets('apims=300,users=-1,loadSeconds')).toEqual({ budgets: {}, wrong: ['apims', 'users', 'loadSeconds'] });
  });
});
