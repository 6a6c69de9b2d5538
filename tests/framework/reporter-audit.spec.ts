import { expect, test } from '@playwright/test';
import { configOf, InlineProject, specOf } from './support/inline-project.ts';

const SPEC = specOf({ good: 'expect(1).toBe(1);', bad: 'expect(1).toBe(2);' });

/** A reporter placed before ours that changes Playwright's records behind its back. */
const tampering = (change: string) => ({
  'tamper.ts': `export default class { onBegin(config, suite) { this.suite = suite; } onEnd() { for (const test of this.suite.allTests()) { ${change} } } printsToStdio() { return false; } }`,
  'playwright.config.ts': configOf('', `['./tamper.ts'],`),
  'a.spec.ts': SPEC,
});

test.describe('self-audit of the report', () => {
  for (const { what, change, told } of [
    { what: 'a failure turned into a pass', change: `test.outcome = () => 'expected';`, told: 'ended as failed, Playwright says expected' },
    { what: 'a pass turned into a failure', change: `test.outcome = () => 'unexpected';`, told: 'ended as passed, Playwright says unexpected' },
    { what: 'a result that is lost', change: 'test.results.length = 0;', told: 'ended 1 time(s), its record has 0' },
    { what: 'a result counted twice', change: 'test.results.push(test.results[0]);', told: 'ended 1 time(s), its record has 2' },
  ]) {
    test(`${what} fails the run with E_REPORT, and nothing is written`, async () => {
      using project = new InlineProject(tampering(change));
      const { exitCode, iteration, output } = await project.run({ args: ['--grep=good|bad'] });
      expect(exitCode).toBe(1);
      expect(output).toContain('E_REPORT');
      expect(output).toContain(told);
      expect(iteration).toBeUndefined();
    });
  }

  test('a passing run whose report contradicts itself does not pass', async () => {
    using project = new InlineProject(tampering('test.results.length = 0;'));
    const { exitCode, output } = await project.run({ args: ['--grep=good'] });
    expect(output).toContain('1 passed');
    expect(exitCode).toBe(1);
  });
});
