import { expect, test } from '@playwright/test';
import { Marked } from 'marked';
import { annotationsOf } from '../../reports/github/annotations.ts';
import { jobSummaryOf, SUMMARY_LIMIT } from '../../reports/github/job-summary.ts';
import type { Failure, Iteration } from '../../reports/iteration/iteration.schema.ts';
import { buildIterations, causesOf, HOSTILE } from './support/history.ts';

const [iteration] = buildIterations({ iterations: 20 }).slice(-1) as [Iteration];
const [failure] = iteration.failures as [Failure];
/** So many failures, each with a cause of its own. */
const withCauses = (count: number): Iteration => {
  const failures = Array.from({ length: count }, (_, index) => ({ ...failure, id: `t${index}`, signature: `cause ${index} ${HOSTILE}`, title: HOSTILE, at: `tests/p1/a,b:c.spec.ts:${index + 1}` }));
  return { ...iteration, failures, causes: causesOf(failures) };
};
const one = withCauses(1);
const told = annotationsOf(one)[0] ?? '';

test.describe('annotations', () => {
  test('there is one for each cause, at the place of its first failure, however many tests it has', () => {
    expect(annotationsOf(iteration)).toHaveLength(iteration.causes.length);
    expect(iteration.failures.length).toBeGreaterThan(iteration.causes.length);
    const [cause] = iteration.causes;
    const first = iteration.failures.find(({ id }) => id === cause?.ids[0]);
    expect(annotationsOf(iteration)[0]).toContain(`::error file=${first?.file},line=${(first?.line ?? 0) + 3},title=${cause?.class}%3A ${cause?.count} tests::`);
  });

  test('nothing in a title ends the command, begins another or adds a property', () => {
    expect(told).not.toMatch(/[\r\n]/);
    expect(told).toMatch(/^::error file=tests\/p1\/a%2Cb%3Ac\.spec\.ts,line=1,title=[^:,]+::/);
    expect(told).toContain('pwned%250A');
    expect(told).toContain('100%25%0A::stop-commands');
  });

  test('a runner reads back what was told', () => {
    const [, properties = '', data = ''] = /^::error (.*?)::(.*)$/.exec(told) ?? [];
    const unescaped = data.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
    expect(unescaped).toContain(HOSTILE);
    expect(properties.split(',').map((property) => property.split('=')[0])).toEqual(['file', 'line', 'title']);
  });

  test('beyond ten the last one says how many are left out', () => {
    expect(annotationsOf(withCauses(10))).toHaveLength(10);
    const many = annotationsOf(withCauses(25));
    expect(many).toHaveLength(10);
    expect(many.at(-1)).toContain('title=16 more causes::Iteration');
  });

  test('a cause whose tests are all in quarantine is a warning', () => {
    expect(annotationsOf({ ...one, failures: one.failures.map((each) => ({ ...each, quarantined: true })) })[0]).toMatch(/^::warning /);
  });

  test('an error outside of tests is told, without a place', () => {
    expect(annotationsOf({ ...iteration, causes: [], errors: [{ code: 'E_PREFLIGHT', message: 'no\nanswer' }] })).toEqual(['::error title=E_PREFLIGHT::no%0Aanswer']);
  });
});

test.describe('job summary', () => {
  const html = (markdown: string) => new Marked().parse(markdown, { async: false });

  test('begins with the decision, its reasons and the counts of every tier', () => {
    const text = jobSummaryOf(iteration);
    expect(text).toMatch(/^# 🔴 HOLD: iteration 20 on embedded\n\n- \d+ of 500 failed or flaky\n/);
    expect(text).toContain(`| **all** | ${iteration.totals.passed} of 500 (`);
    expect(text.match(/^\| (?:p\d|agent|websocket|streaming|chat) \|/gm)).toHaveLength(10);
  });

  test('a hostile title stays text in one list item', () => {
    const page = html(jobSummaryOf(one));
    expect(page).not.toMatch(/<(?:img|script|a)[ >]/);
    expect(page).toContain('&lt;/script&gt;&lt;img src=x onerror=');
    expect(page).toContain('| ::error file=x::pwned%0A &amp; ');
    expect(page.match(/<li>p\d+ |<li>[a-z]+ › /g)).toHaveLength(1);
  });

  test('one that would be too large ends with a whole block and says so', () => {
    const text = jobSummaryOf(withCauses(4000));
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(SUMMARY_LIMIT);
    expect(text).toContain('More does not fit');
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
  });

  test('what there is no room for at all is not written', () => {
    expect(jobSummaryOf(iteration, 150)).toMatch(/^# 🔴 HOLD[^\n]*\n\n_More does not fit|^\n\n_More does not fit/);
  });
});
