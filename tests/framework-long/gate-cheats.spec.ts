import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { ChildEnd } from '../framework/support/child.ts';
import { command } from '../framework/support/command.ts';
import { InlineProject, specOf } from '../framework/support/inline-project.ts';
import { ORDINARY } from '../framework/support/policy.ts';

/** A release is five tests of p1, all of which have to hold. */
const POLICY = JSON.stringify({
  ...ORDINARY, release: { projects: ['p1'], targets: ['none'], executed: 5, uncommittedChanges: 'allowed' },
  projects: { p1: { tolerance: 0, selected: 5, executed: 5, share: 1 } },
});
const HOLDS = 'expect(1).toBe(1);';
const BROKEN = 'expect(await Promise.resolve(1)).toBe(2);';
const good = { '001 one': HOLDS, '002 two': HOLDS, '003 three': HOLDS, '004 four': HOLDS };
const specs = (fifth: Readonly<Record<string, string>>) => ({ 'a.spec.ts': specOf({ ...good, ...fifth }) });

/** Runs such a project with a child Playwright, and asks the gate about it. */
async function ask(files: Readonly<Record<string, string>>, args: readonly string[] = []): Promise<ChildEnd> {
  using project = new InlineProject({ 'gate.policy.json': POLICY, ...files });
  await project.run({ args });
  return await command('gate', [`--iteration=${join(project.folder, 'out/iterations/latest.json')}`, `--policy=${join(project.folder, 'gate.policy.json')}`]);
}

test.describe('a release whose fifth test is broken', () => {
  test('is GO once it is mended', async () => {
    const { exitCode, output } = await ask(specs({ '005 five': HOLDS }));
    expect(output).toMatch(/^GO /);
    expect(exitCode).toBe(0);
  });

  const cheats: readonly { what: string; files: Readonly<Record<string, string>>; args?: readonly string[]; code: number; told: string }[] = [
    { what: 'as it is', files: specs({ '005 five': BROKEN }), code: 1, told: 'p1: 1 of 5 executed failed, 20 % (none may): 005' },
    { what: 'with the test skipped', files: specs({ '005 five': `testInfo.skip(); ${BROKEN}` }), code: 2, told: 'p1: only 4 were executed (needed: 5)' },
    { what: 'with the test deleted', files: specs({}), code: 2, told: 'p1: only 4 behaviours were selected (needed: 5)' },
    { what: 'with another test copied in its place', files: specs({ '004 four again': HOLDS }), code: 2, told: 'p1: only 4 behaviours were selected (needed: 5)' },
    { what: 'with --grep', files: specs({ '005 five': BROKEN }), args: ['--grep=one|two|three|four'], code: 2, told: 'the run was narrowed by --grep=one|two|three|four' },
    { what: 'with --grep-invert', files: specs({ '005 five': BROKEN }), args: ['--grep-invert=five'], code: 2, told: 'the run was narrowed by --grep-invert=five' },
    { what: 'with one half of the shards', files: specs({ '005 five': BROKEN }), args: ['--shard=1/5'], code: 2, told: 'there is no record' },
    { what: 'with retries until it passes', files: specs({ '005 five': 'expect(testInfo.retry).toBe(2);' }), args: ['--retries=3'], code: 1, told: 'p1: 1 of 5 executed failed' },
    { what: 'with good repeats around it', files: specs({ '005 five': 'expect(testInfo.repeatEachIndex).toBeGreaterThan(0);' }), args: ['--repeat-each=3'], code: 1, told: 'p1: 1 of 5 executed failed' },
    { what: 'with test.fail()', files: specs({ '005 five': `test.fail(); ${BROKEN}` }), code: 1, told: 'because they failed as they were told to (test.fail)' },
    { what: 'stopped at the first failure', files: { 'a.spec.ts': specOf({ '005 five': BROKEN, ...good }) }, args: ['-x'], code: 1, told: 'p1: 1 of 1 executed failed' },
    { what: 'without any test', files: {}, code: 2, told: 'no test was executed' },
  ];
  for (const { what, files, args = [], code, told } of cheats) {
    test(`is no GO ${what}`, async () => {
      const ended = await ask(files, args);
      expect(ended.output).toContain(told);
      expect(ended.exitCode).toBe(code);
    });
  }
});
