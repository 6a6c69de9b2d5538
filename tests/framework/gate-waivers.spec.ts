import { expect, test } from '@playwright/test';
import { decide } from '../../reports/gate/decide.ts';
import type { Quarantined, Waiver } from '../../reports/gate/policy.schema.ts';
import type { Iteration } from '../../reports/iteration/iteration.schema.ts';
import { iterationOf, rulesOf, WHOLE } from './support/iterations.ts';

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const waiver = (changes: Partial<Waiver> = {}): Waiver => ({
  test: 'p2 › 101 holds', class: 'wrong-content', owner: 'ann', reason: 'sums of old accounts are off, the fix is under way', ticket: 'T-1', created: day(-1), expires: day(5), ...changes,
});
const entry = (changes: Partial<Quarantined> = {}): Quarantined => ({ test: 'p2 › 101 holds', owner: 'ann', ticket: 'T-2', reason: 'fails now and then', since: day(-1), until: day(5), ...changes });
/** 101 and 102 of p2 failed: at its tolerance, so that one waived failure makes the difference. */
const two = iterationOf({ ...WHOLE, p2: { passed: 38, failed: 2 } });
const good = iterationOf();
const quarantined = (ids: readonly string[], of = two) => iterationOf({}, { tests: of.tests.map((record) => ({ ...record, quarantined: ids.includes(record.id) })) });
const waiving = (run: Iteration, ...waivers: Waiver[]) => decide(run, rulesOf({ waivers }), { release: true }, new Date());
const withQuarantine = (run: Iteration, ...quarantine: Quarantined[]) => decide(run, rulesOf({ quarantine }), { release: true }, new Date());

test.describe('waivers', () => {
  test('one that names test and class covers the failure, and is told', () => {
    const verdict = waiving(two, waiver());
    expect(verdict.decision).toBe('GO');
    expect(verdict.waived).toEqual([{ test: 'p2 › 101 holds', owner: 'ann', reason: 'sums of old accounts are off, the fix is under way', expires: day(5) }]);
    expect(verdict.reasons).toEqual(expect.arrayContaining(['p2: 1 of 40 executed failed, 2.5 % (has to stay below 5 %): 102 wrong-content', 'p2: 1 failed and waived']));
  });

  test('the id in the catalogue is as good as the name', () => {
    expect(waiving(two, waiver({ test: '101' })).decision).toBe('GO');
  });

  test('one for another class covers nothing, and says so', () => {
    const verdict = waiving(two, waiver({ class: 'stall' }));
    expect(verdict.decision).toBe('HOLD');
    expect(verdict.waived).toEqual([]);
    expect(verdict.reasons).toContain('p2 › 101 holds is waived for stall, it failed with wrong-content');
  });

  test('it is good to the end of its last day', () => {
    expect(waiving(two, waiver({ expires: day(0) })).decision).toBe('GO');
  });

  const faults: readonly { what: string; run: Iteration; waivers: readonly Waiver[]; told: string }[] = [
    { what: 'is over', run: two, waivers: [waiver({ created: day(-10), expires: day(-1) })], told: `expired on ${day(-1)}` },
    { what: 'begins tomorrow', run: two, waivers: [waiver({ created: day(1) })], told: 'created in the future' },
    { what: 'lasts too long', run: two, waivers: [waiver({ expires: day(40) })], told: 'lasts 41 days, 30 are allowed at most' },
    { what: 'ends before it begins', run: two, waivers: [waiver({ created: day(0), expires: day(-1) })], told: 'expires before it was created' },
    { what: 'names no test', run: good, waivers: [waiver({ test: 'p2 › 999 is gone' })], told: 'there is no such test' },
    { what: 'names no id of the catalogue', run: good, waivers: [waiver({ test: 'WS-999' })], told: 'there is no such test' },
    { what: 'names a project that is none', run: good, waivers: [waiver({ test: 'p9 › 101 holds' })], told: 'there is no such test' },
    { what: 'is stale', run: good, waivers: [waiver()], told: 'stale, the test passes' },
    { what: 'is there twice', run: two, waivers: [waiver(), waiver({ test: '101' })], told: 'there is another one for this test' },
    { what: 'is of p1', run: iterationOf({ ...WHOLE, p1: { passed: 24, failed: 1 } }), waivers: [waiver({ test: '001' })], told: 'nothing of p1 can be waived' },
    { what: 'is of a class that cannot be waived', run: iterationOf({ ...WHOLE, p2: { passed: 39, failed: 1, class: 'unknown' } }), waivers: [waiver({ class: 'unknown' })], told: 'failures of class unknown cannot be waived' },
  ];
  for (const { what, run, waivers, told } of faults) {
    test(`one that ${what} is HOLD`, () => {
      const verdict = waiving(run, ...waivers);
      expect(verdict.reasons.join('\n')).toContain(told);
      expect(verdict.decision).toBe('HOLD');
    });
  }

  test('more than the policy allows are HOLD, and those beyond cover nothing', () => {
    const run = iterationOf({ ...WHOLE, p2: { passed: 37, failed: 3 } });
    const verdict = waiving(run, ...['101', '102', '103'].map((name) => waiver({ test: name })));
    expect(verdict.reasons[0]).toBe('waiver of ann for 103: one too many, 2 are allowed at most (there are 3)');
    expect(verdict.waived.map((waived) => waived.test)).toEqual(['101', '102']);
    expect(verdict.decision).toBe('HOLD');
  });

  test('a run of p1 alone does not take a waiver of p2 for one of a test that is gone', () => {
    expect(decide(iterationOf({ p1: { passed: 25 } }), rulesOf({ waivers: [waiver(), waiver({ test: '102' })] }), { release: false }, new Date()).decision).toBe('GO');
  });

  test('waived failures stay in the number of executed tests', () => {
    expect(waiving(two, waiver()).projects.find(({ project }) => project === 'p2')).toMatchObject({ failed: 1, executed: 40, selected: 40 });
  });
});

test.describe('quarantine in the decision', () => {
  test('a failure of a test that ran in quarantine does not decide, and is told', () => {
    const verdict = withQuarantine(quarantined(['p2-101']), entry());
    expect(verdict.decision).toBe('GO');
    expect(verdict.reasons).toContain('p2: 1 in quarantine, which decide nothing');
    expect(verdict.projects.find(({ project }) => project === 'p2')).toMatchObject({ failed: 1, executed: 39, selected: 40 });
  });

  test('an entry made after the run excuses nothing', () => {
    expect(withQuarantine(two, entry()).decision).toBe('HOLD');
  });

  test('a record that calls a test quarantined excuses nothing without an entry', () => {
    expect(withQuarantine(quarantined(['p2-101'])).decision).toBe('HOLD');
  });

  const faults: readonly { what: string; entries: readonly Quarantined[]; told: string }[] = [
    { what: 'is over', entries: [entry({ since: day(-20), until: day(-1) })], told: `is over since ${day(-1)}` },
    { what: 'lasts too long', entries: [entry({ until: day(31) })], told: 'lasts 32 days, 30 are allowed at most' },
    { what: 'begins tomorrow', entries: [entry({ since: day(1) })], told: 'begins in the future' },
    { what: 'names no test', entries: [entry({ test: 'p2 › 999 is gone' })], told: 'there is no such test' },
    { what: 'is there twice', entries: [entry(), entry()], told: 'there is another one for this test' },
    { what: 'is of p1', entries: [entry({ test: 'p1 › 001 holds' })], told: 'tests of p1 cannot be put into quarantine' },
    { what: 'is of p1 by its id', entries: [entry({ test: '001' })], told: 'tests of p1 cannot be put into quarantine' },
    { what: 'is one too many', entries: [entry(), entry({ test: '102' }), entry({ test: '103' })], told: '3 tests are in quarantine, 2 are allowed at most' },
  ];
  for (const { what, entries, told } of faults) {
    test(`an entry that ${what} is HOLD, and none excuses anything`, () => {
      const verdict = withQuarantine(quarantined(['p2-101']), ...entries);
      expect(verdict.reasons.join('\n')).toContain(told);
      expect(verdict.reasons.join('\n')).toContain('p2: 2 of 40 executed failed');
      expect(verdict.decision).toBe('HOLD');
    });
  }
});
