import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { classify, RULES } from '../../reports/classify/classify.ts';
import { about, SUBJECTS } from '#utils/about';
import type { Evidence } from '../../reports/classify/evidence.ts';
import { FAILURE_CLASSES } from '../../reports/classify/failure-class.ts';

const page = readFileSync(join(resolve(import.meta.dirname, '../..'), 'docs/classes.md'), 'utf8');
const failedWith = (code: string, message: string, more: Partial<Evidence> = {}): Evidence => ({ status: 'failed', errors: [{ code, message, at: null, statement: null }], inSetUp: false, annotations: [], observation: null, ...more });

test.describe('rules of classification', () => {
  test('each class has a section in docs/classes.md, and each section is one of a class', () => {
    const sections = [...page.matchAll(/^## (\S+)$/gm)].map(([, name]) => name);
    expect(sections).toHaveLength(Object.keys(FAILURE_CLASSES).length);
    expect(new Set(sections)).toEqual(new Set(Object.keys(FAILURE_CLASSES)));
  });

  test('each class but “unknown” has a rule', () => {
    const ruled = new Set<string>(RULES.map((rule) => rule.class));
    expect(Object.keys(FAILURE_CLASSES).filter((name) => !ruled.has(name))).toEqual(['unknown']);
  });

  test('no two rules have the same id', () => {
    const ids = RULES.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test('a failure that no rule knows is unknown, with its own first line as evidence', () => {
    expect(classify(failedWith('E_UNKNOWN', 'Error: something\nat somewhere'))).toMatchObject({ class: 'unknown', certainty: 'unknown', rule: null, evidence: ['Error: something'] });
  });

  test('rules that contradict each other make it unknown, and both are named', () => {
    // Told by one system as gone, by the same message as not secure.
    const told = classify(failedWith('E_JOURNEY', 'E_JOURNEY: x\n  expected: a run\n  happened: the run has no terminal event\n  where:    x\n  next:     ENOSPC'));
    expect(told).toMatchObject({ class: 'unknown', certainty: 'unknown' });
    expect(told.evidence.map((line) => line.split(':')[0])).toEqual(['rule no-terminal says missing-terminal', 'rule machine-exhausted says environment']);
  });

  test('a check that says what it is about is believed more than the look of its values, and less than what is certain', () => {
    const differs = 'expect(received).toEqual(expected) // deep equality\n\n- Expected  - 1\n+ Received  + 1\n\n  Array [\n-   "mine",\n+   "theirs",\n  ]';
    const classOf = (message: string) => classify(failedWith('E_ASSERTION', message)).class;
    expect([classOf(`Error: ${differs}`), classOf(`Error: ${about('isolation')}\n\n${differs}`), classOf(`Error: ${about('durability', 'what was given')}\n\n${differs}`)]).toEqual(['wrong-content', 'cross-user-leak', 'data-loss']);
    expect(classOf(`Error: ${about('isolation')}\n\n${differs}\nENOSPC`)).toBe('environment');
  });

  test('each word a check can be about stands in docs/classes.md with its class', () => {
    const said = SUBJECTS.map((word) => [word, classify(failedWith('E_ASSERTION', `Error: ${about(word)}\n\nexpect(received).toBe(expected)`)).class]);
    const row = (word: string) => page.split('\n').find((line) => line.startsWith('| `') && line.includes(`\`${word}\``)) ?? '';
    for (const [word = '', told = ''] of said) expect(row(word), word).toContain(told);
  });

  test('an attempt without an error is unknown', () => {
    expect(classify({ ...failedWith('', ''), errors: [] })).toMatchObject({ class: 'unknown', whys: [{ status: 'unknown' }, { status: 'unknown' }, { status: 'unknown' }, { status: 'unknown' }] });
  });

  test('the preflight’s skew explains a refused token', () => {
    const refused = failedWith('E_HTTP_STATUS', 'E_HTTP_STATUS: x\n  expected: status 200\n  happened: status 401, application/problem+json\n  where:    GET http://h/api/threads as user 1 on x, request 1\n  next:     x');
    expect([classify(refused, { skewSeconds: 7200 }).class, classify(refused, { skewSeconds: 1 }).class]).toEqual(['clock-skew', 'wrong-secret']);
  });
});
