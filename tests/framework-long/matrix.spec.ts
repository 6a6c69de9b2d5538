import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { Iteration } from '../../reports/iteration/iteration.schema.ts';
import { type ChildEnd, startChild } from '../framework/support/child.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** The last commit of this project in a folder of its own, so that its reports are its own as well. */
class Checkout implements Disposable {
  readonly folder: string;

  constructor() {
    mkdirSync(join(ROOT, '.touchstone'), { recursive: true });
    this.folder = mkdtempSync(join(ROOT, '.touchstone/checkout-'));
    execFileSync('git', ['clone', '--quiet', ROOT, this.folder]);
    symlinkSync(join(ROOT, 'node_modules'), join(this.folder, 'node_modules'));
  }

  run(...args: readonly string[]): Promise<ChildEnd> {
    return startChild(['scripts/start.mjs', ...args], { cwd: this.folder }).finished;
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

test.describe('npm run matrix', () => {
  // Two clones, each with a Playwright, then the merge and the gate.
  test.describe.configure({ timeout: 600_000 });

  test('runs all shards in clones of their own, merges what they leave and asks the gate', async () => {
    using checkout = new Checkout();
    const { exitCode, output } = await checkout.run('matrix', '--shards', '2', '--project=platform', '--grep=settings ›|settings ', '--workers=1');
    expect(output).toMatch(/shard 1\/2[\s\S]*Shard 1 of 2: [1-9]/);
    expect(output).toMatch(/shard 2\/2[\s\S]*Shard 2 of 2: [1-9]/);
    expect(output).toMatch(/Merged shard-1-of-2, shard-2-of-2 of run matrix-\d+/);
    expect(output).toMatch(/Balance of shards: planned {2}[01](\.\d+)? \(.*\n +realised [01](\.\d+)? \(/);
    const iteration = Iteration.parse(JSON.parse(readFileSync(join(checkout.folder, 'reports/out/iterations/latest.json'), 'utf8')));
    expect(iteration.scope).toMatchObject({ projects: ['platform'], parts: ['shard-1-of-2', 'shard-2-of-2'], missingParts: [] });
    expect(iteration.totals.expected).toBeGreaterThan(4);
    expect(iteration.totals.passed).toBe(iteration.totals.expected);
    expect(output).toContain(iteration.decision);
    expect([0, 1, 2]).toContain(exitCode);
    // What the trends page is bundled of stays for the next time; clones do not.
    expect(readdirSync(join(checkout.folder, '.touchstone')).filter((name) => !name.startsWith('trends-'))).toEqual([]);
  });

  for (const { args, told } of [
    { args: ['--shards', 'many'], told: '--shards many' },
    { args: ['--shards=2', '--shard=1/2'], told: 'the number of shards as --shards' },
  ]) {
    test(`refuses ${args.join(' ')} and says what it wants`, async () => {
      using checkout = new Checkout();
      const { exitCode, output } = await checkout.run('matrix', ...args);
      expect(output).toContain('E_SHARD');
      expect(output).toContain(told);
      expect(exitCode).toBe(1);
    });
  }

  test('a shard without the name of its run, or without its number, is refused', async () => {
    using checkout = new Checkout();
    const nameless = await checkout.run('shard', '1/2');
    expect(nameless.output).toMatch(/E_SHARD[\s\S]*TOUCHSTONE_RUN, the same for all shards/);
    const numberless = await checkout.run('shard', '--project=p1');
    expect(numberless.output).toMatch(/E_SHARD[\s\S]*which shard it is, as in 2\/4/);
    expect([nameless.exitCode, numberless.exitCode]).toEqual([1, 1]);
  });
});
