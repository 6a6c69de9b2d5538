import { expect, test } from '@playwright/test';
import { gradeOf, QUALITY_SLA } from '#utils/quality/grade';
import { keywordScore } from '#utils/quality/keyword-score';
import { numbersIn, ungrounded } from '#utils/quality/numbers';

const RESULT = { totals: { requests: 938_887, cost_usd: 4164.7913 }, services: ['search', 'chat'], cache: { hit_rate: 0.0612 } };
const TOOL_CALLS = [{ id: 'call_1', name: 'dataset_summary', agent: 'data', args: {}, success: true, result: RESULT, startedAt: 0, endedAt: 1 }];
const run = (answer: string) => ({ answer, toolCalls: TOOL_CALLS, events: [] });
const RUBRIC = { facts: ['$4,164.79', /938,887 requests/], structure: ['## Cost'], actions: 1 };
const GOOD = '2026-01-05: 938,887 requests for $4,164.79 over 2 services.\n\n## Cost\n\n1. Raise the hits of search from 6.1 % to 6 %.';

test.describe('quality of an answer', () => {
  test('numbers are read with what rounding took, and dates, times, names and list numbers are none', () => {
    const text = '1. On 2026-01-05 at 12:30 gpt-4o cost $1,234.50, 12 % less than v1.2.3 of claude-3-5-haiku; 7 errors.';
    expect(numbersIn(text).map(({ text: stated, value, isShare }) => [stated, value, isShare])).toEqual([['$1,234.50', 1234.5, false], ['12 %', 12, true], ['7', 7, false]]);
    expect(numbersIn('0.5').map(({ tolerance }) => tolerance.toFixed(2))).toEqual(['0.05']);
  });

  test('a number is grounded when a source has it as the text rounds it', () => {
    expect(ungrounded('$4,164.79, $4,165, 6.1 %, 2 services', [RESULT])).toEqual([]);
    expect(ungrounded('$4,164.80, 6.2 %, 3 services', [RESULT]).map(({ text }) => text)).toEqual(['$4,164.80', '6.2 %', '3']);
  });

  test('an answer with all facts, sources and form is worth all of it', () => {
    expect(gradeOf(run(GOOD), RUBRIC)).toEqual({ score: 1, facts: 1, grounding: 1, structure: 1, actions: 1, misses: [] });
  });

  test('the bare truth is just enough, and form does not make up for a fact', () => {
    expect(gradeOf(run('938,887 requests for $4,164.79'), RUBRIC).score).toBeCloseTo(QUALITY_SLA);
    const formal = gradeOf(run('## Cost\n\n938,887 requests\n\n1. Do 938,887 things.'), RUBRIC);
    expect(formal).toMatchObject({ score: 0.5, facts: 0.5, misses: ['it does not say $4,164.79'] });
  });

  test('an invented number costs its share, and a forbidden statement everything', () => {
    const invented = gradeOf(run(`${GOOD}\n\nThat saves $999.00 and $888.00.`), RUBRIC);
    expect(invented.misses).toEqual(['no source has $999.00', 'no source has $888.00']);
    expect(invented.score).toBeCloseTo(invented.grounding);
    expect(gradeOf(run(GOOD), { ...RUBRIC, forbidden: [/search/] })).toMatchObject({ score: 0, misses: ['it says /search/'] });
  });

  test('an empty answer is worth nothing, whatever was asked of it', () => {
    expect(gradeOf(run(''), { facts: [] }).score).toBe(0);
  });

  test('the former score praises a text that says nothing, and the grade does not', () => {
    const canned = `${'Analysis and recommendation of data: insights, findings, performance, efficiency, cost reduction, strategic business value. '.repeat(2)}1) Optimization.`;
    expect(keywordScore(run(canned))).toBeGreaterThanOrEqual(QUALITY_SLA);
    expect(gradeOf(run(canned), RUBRIC).score).toBe(0);
  });
});
