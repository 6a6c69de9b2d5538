import { expect, test } from '@playwright/test';
import { specOf } from './support/inline-project.ts';
import { killProcessesWith } from './support/processes.ts';
import { RecordedSuite } from './support/recorded-run.ts';

const SLOW = `await new Promise((later) => setTimeout(later, 250));`;
const FLAKY = `${SLOW} expect(testInfo.retry).toBe(1);`;
/** Ten tests of a quarter of a second: passed, failed, flaky and skipped ones. */
const TEN = { 'a.spec.ts': specOf({ a: SLOW, b: `${SLOW} expect(1).toBe(2);`, c: FLAKY, d: `test.skip(true, 'not offered');`, e: SLOW, f: SLOW, g: SLOW, h: SLOW, i: SLOW, j: SLOW }) };
const RETRIES = 'retries: 1,';
const UNDISTURBED = { a: 'passed', b: 'failed', c: 'passed', d: 'skipped', e: 'passed', f: 'passed', g: 'passed', h: 'passed', i: 'passed', j: 'passed' };

test.describe('npm run resume', () => {
  // Three Playwrights, one after the other.
  test.describe.configure({ timeout: 240_000 });

  for (const { after, who } of [{ after: 1, who: 'the runner' }, { after: 4, who: 'everything' }, { after: 8, who: 'the runner' }, { after: 11, who: 'everything' }]) {
    test(`completes a run of which ${who} was killed after ${after} attempts; each test ends once`, async () => {
      using suite = new RecordedSuite(TEN, RETRIES);
      const run = suite.playwright([], { TOUCHSTONE_RUN: 'killed' });
      await suite.recorded(after);
      if (who === 'everything') killProcessesWith(suite.mark);
      run.kill();
      await run;
      const { exitCode, output } = await suite.command('resume');
      expect(output).toContain('Resuming run killed as resumed-1');
      expect(exitCode).toBe(1);
      const account = suite.accountOf('killed');
      expect(account.outcomes).toEqual(UNDISTURBED);
      expect(account.parts).toEqual(['main', 'resumed-1']);
      // Of the tests that pass at once each was told once, whichever process ran it.
      expect(account.attempts.filter((attempt) => /^[aefghij] passed/.test(attempt))).toHaveLength(7);
    });
  }
});
