import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type TestInfo } from '@playwright/test';
import { type LedgerEntry, ledgerOf } from '../../reports/flakes/ledger.ts';
import { lineOf } from '../../reports/iteration/history.ts';
import type { HistoryLine } from '../../reports/iteration/iteration.schema.ts';
import { command } from './support/command.ts';
import { iterationOf, rulesOf } from './support/iterations.ts';

/** The rules of these tests: the latest 10 runs, at least 3, broken after 3 failures, fixed after 4 passes. */
const RULES = rulesOf().policy.flakes;
const BASE = lineOf(iterationOf({ p2: { failed: 1 } }));

/** One line a run of one test, by letters: `p` passed, `f` failed, `x` flaky, `s` skipped, `n` not run. Each run is of a commit of its own. */
function historyOf(letters: string, changes: (index: number) => Partial<HistoryLine> = () => ({})): HistoryLine[] {
  return letters.split('').map((letter, index) => ({
    ...BASE, id: `run-${index}`, number: index + 1, startedAt: new Date(Date.UTC(2026, 10, 1, 0, index)).toISOString(),
    tests: [['p2-101', letter as 'p', 100, 1]], failing: 'fx'.includes(letter) ? { 'p2-101': 'p2 › 101 holds' } : {}, suite: { ...BASE.suite, commit: `c${index}` }, ...changes(index),
  }));
}
const entryOf = (lines: readonly HistoryLine[]): LedgerEntry | undefined => ledgerOf(lines, 'embedded', RULES)[0];

test.describe('flake ledger', () => {
  for (const { letters, is, why } of [
    { letters: 'pp', is: 'unproven', why: 'too few runs' },
    { letters: 'pspn', is: 'unproven', why: 'skipped and not run are no runs' },
    { letters: 'ppp', is: 'stable', why: 'no failure' },
    { letters: 'ppfff', is: 'broken', why: 'three failures in a row' },
    { letters: 'pfpfff', is: 'broken', why: 'whatever it was before' },
    { letters: 'ppff', is: 'suspect', why: 'two failures may be either' },
    { letters: 'ppxpp', is: 'flaky', why: 'passed on a retry' },
    { letters: 'pfpf', is: 'flaky', why: 'changed three times' },
    { letters: 'ppfpp', is: 'suspect', why: 'a break and its repair, or a flake' },
    { letters: 'ppfpppp', is: 'fixed', why: 'passed four times since' },
    { letters: 'xpppppppppp', is: 'stable', why: 'the flake is out of the window' },
    { letters: 'xppppppppp', is: 'flaky', why: 'the flake is still within the window' },
    { letters: 'ppxxx', is: 'flaky', why: 'what passes on every retry is not broken' },
  ] as const) {
    test(`${letters} is ${is}: ${why}`, () => {
      expect(entryOf(historyOf(letters))?.steadiness).toBe(is);
    });
  }

  test('both results of one commit against one revision are flaky, after one change already', () => {
    expect(entryOf(historyOf('pppfp', () => ({ suite: BASE.suite })))?.steadiness).toBe('flaky');
  });

  test('the same commit with changes that were not committed says nothing', () => {
    expect(entryOf(historyOf('pppfp', () => ({ suite: { ...BASE.suite, dirty: true } })))?.steadiness).toBe('suspect');
  });

  test('it counts runs, failures and flaky outcomes, and knows since when', () => {
    expect(entryOf(historyOf('ppfsxnpp'))).toMatchObject({
      name: 'p2 › 101 holds', known: 6, runs: 6, failed: 1, flaky: 1, streak: { result: 'passed', runs: 2 }, lastSeen: '2026-11-01T00:07:00.000Z', lastFailed: '2026-11-01T00:04:00.000Z',
    });
  });

  test('runs against another target do not count', () => {
    expect(entryOf(historyOf('fffppp', (index) => ({ target: index < 3 ? 'local' : 'embedded' })))).toMatchObject({ steadiness: 'stable', runs: 3 });
  });

  test('the least steady come first', () => {
    const lines = historyOf('fff').map((line, index): HistoryLine => ({ ...line, tests: [['a', 'p', 1, 1], ['b', index === 1 ? 'x' : 'p', 1, 2], ['c', 'f', 1, 1]] }));
    expect(ledgerOf(lines, 'embedded', RULES).map(({ id, steadiness }) => `${id} ${steadiness}`)).toEqual(['c broken', 'b flaky', 'a stable']);
  });
});

/** Reports with this history, and the options that make the command look there. */
function lay(testInfo: TestInfo, lines: readonly HistoryLine[], rules = rulesOf()): string[] {
  const reports = testInfo.outputPath('out');
  mkdirSync(reports, { recursive: true });
  for (const line of lines) appendFileSync(join(reports, 'history.jsonl'), `${JSON.stringify(line)}\n`);
  return [`--reports=${reports}`, ...(['policy', 'quarantine'] as const).map((name) => {
    writeFileSync(testInfo.outputPath(`${name}.json`), JSON.stringify(rules[name]));
    return `--${name}=${testInfo.outputPath(`${name}.json`)}`;
  })];
}

test.describe('npm run flakes', () => {
  test('it tells what is not steady with its rate, and writes it down', async () => {
    const testInfo = test.info();
    const { output, exitCode } = await command('flakes', lay(testInfo, historyOf('ppxppf')));
    expect(exitCode).toBe(0);
    expect(output).toContain('## flaky: 1');
    expect(output).toContain('| p2 › 101 holds | 2 of 6 | 1 | failed 1 in a row | 2026-11-01 00:05 |');
    expect(readFileSync(testInfo.outputPath('out/flakes.md'), 'utf8')).toContain('## flaky: 1');
    expect(JSON.parse(readFileSync(testInfo.outputPath('out/flakes.json'), 'utf8'))).toMatchObject({ target: 'embedded', iterations: 6, tests: [{ id: 'p2-101', steadiness: 'flaky', failed: 1, flaky: 1, runs: 6 }] });
  });

  const quarantine = [{ test: '101', owner: 'ann', ticket: 'T-2', reason: 'fails now and then', since: '2026-11-01', until: '2026-11-20' }];

  test('a quarantined test that passed often enough in a row is due for release', async () => {
    const testInfo = test.info();
    const { output } = await command('flakes', lay(testInfo, historyOf('pxppppp'), rulesOf({ quarantine })));
    expect(output).toContain('- 101 (ann, T-2, until 2026-11-20): due for release, passed 5 times in a row (5 are enough)');
  });

  test('one that did not is not', async () => {
    const testInfo = test.info();
    const { output } = await command('flakes', lay(testInfo, historyOf('pxpppp'), rulesOf({ quarantine })));
    expect(output).toContain('flaky, passed 4 of 5 in a row');
  });

  test('without a history it says so', async () => {
    const testInfo = test.info();
    const { output, exitCode } = await command('flakes', [`--reports=${testInfo.outputPath('none')}`]);
    expect(output).toContain('There is no history yet');
    expect(exitCode).toBe(0);
  });

  test('an option that is misspelt is told, and ends with 3', async () => {
    const { output, exitCode } = await command('flakes', ['--targets=x']);
    expect(output).toContain('E_USAGE');
    expect(exitCode).toBe(3);
  });
});
