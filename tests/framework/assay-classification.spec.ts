import { expect, test } from '@playwright/test';
import { classificationOf, isTrusted, lineOf } from '../../assay/classification.ts';
import type { PairRecord } from '../../assay/records.ts';
import { readRecords, pairName, pairRecord } from '../../assay/records.ts';
import { TRUE_CLASSES } from '../../assay/true-class/index.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A pair that was caught, with the error of ours it failed with. */
const caught = (fault: string, code: string, more: Partial<PairRecord> = {}): PairRecord => ({
  test: 'p1 › a test', fault, signature: 'x', ms: 1, verdict: 'caught', place: 'test', message: '',
  evidence: { status: 'failed', errors: [{ code, message: `${code}: x\n  expected: this\n  happened: that\n  where:    there\n  next:     nowhere`, at: null }], inSetUp: false, annotations: [], observation: null },
  ...more,
});
const BROWSER = [...TRUE_CLASSES].filter(([, classes]) => classes.includes('browser')).map(([fault]) => fault);
const SLOW = 'performance/answers-slow';

test.describe('classification of caught faults', () => {
  test('what the rules say is held against the true class', () => {
    const told = classificationOf([caught(SLOW, 'E_BUDGET'), caught('api/field-not-agreed', 'E_CONTRACT'), caught('api/stack-in-detail', 'E_LEAK'), caught('events/no-ack', 'E_NEW')]);
    expect(told).toMatchObject({
      of: 4, right: 2, certain: 3, unknown: ['events/no-ack'], wrongCertain: ['api/stack-in-detail'],
      wrong: [{ fault: 'api/stack-in-detail', said: 'test-defect', certainty: 'certain', rule: 'left-open', truth: ['contract-drift'] }],
    });
    expect(lineOf(told)).toBe('classified 4 faults: 2 right (50 %), 1 unknown, 1 wrong, 1 of them certain');
  });

  test('of several pairs one that failed in the test’s own body counts, and no fault counts twice', () => {
    const told = classificationOf([caught(SLOW, 'E_LEAK', { place: 'set-up', test: 'a' }), caught(SLOW, 'E_BUDGET', { test: 'b' }), caught(SLOW, 'E_CONTRACT', { test: 'c', verdict: 'wrong-reason' })]);
    expect(told).toMatchObject({ of: 1, right: 1, wrong: [] });
  });

  test('fewer than 95 % right are not trusted, from a hundred faults on', () => {
    const [page, others] = [BROWSER.map((fault) => caught(fault, 'E_PAGE')), [...TRUE_CLASSES.keys()].filter((fault) => !BROWSER.includes(fault))];
    const unknown = (count: number) => others.slice(0, count).map((fault) => caught(fault, 'E_NEW'));
    const right = others.filter((fault) => TRUE_CLASSES.get(fault)?.includes('contract-drift')).map((fault) => caught(fault, 'E_CONTRACT'));
    expect([isTrusted(classificationOf([...page, ...right])), isTrusted(classificationOf([...page, ...right, ...unknown(100)])), isTrusted(classificationOf(unknown(50)))]).toEqual([true, false, true]);
  });

  test('more than 2 % wrong though certain are not trusted, however many are right', () => {
    const told = classificationOf(BROWSER.map((fault) => caught(fault, 'E_PAGE')));
    const many = { ...told, of: 200, right: 195 };
    expect([isTrusted({ ...many, wrongCertain: ['a', 'b', 'c', 'd'] }), isTrusted({ ...many, wrongCertain: ['a', 'b', 'c', 'd', 'e'] })]).toEqual([true, false]);
  });

  test('a record from before there was evidence is not believed: its pair is run again', () => {
    const folder = mkdtempSync(join(tmpdir(), 'touchstone-records-'));
    const file = join(folder, 'pairs.jsonl');
    const { evidence: _evidence, ...old } = caught(SLOW, 'E_BUDGET');
    writeFileSync(file, `${JSON.stringify(old)}\n${JSON.stringify(caught('events/no-ack', 'E_WS_TIMEOUT'))}\n{"test":"cut o`);
    const records = readRecords(file, pairRecord, pairName);
    rmSync(folder, { recursive: true });
    expect([...records.keys()]).toEqual(['p1 › a test × events/no-ack']);
    expect(records.get('p1 › a test × events/no-ack')?.evidence.errors[0]?.code).toBe('E_WS_TIMEOUT');
  });
});
