import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ROOT, TOOLS } from './child.ts';
import { readLatest } from './latest.ts';

const ROUNDS = 3;
const LONGEST_MS = 180_000;
const Costs = z.strictObject({ bare: z.number(), fixtures: z.number(), wire: z.number(), api: z.number() });
type Costs = z.output<typeof Costs>;

/** `npm run bench`: what an API test costs over a bare Playwright test, and what tier p1 takes. Figures are the best of the rounds. */
export async function main(): Promise<number> {
  const rounds = Array.from({ length: ROUNDS }, (_, round) => measureCosts(round + 1));
  const best = (name: keyof Costs) => Math.min(...rounds.map((costs) => costs[name]));
  const costs = { bare: best('bare'), fixtures: best('fixtures'), wire: best('wire'), api: best('api') };
  const tier = measureTier();
  const lines = [
    '', `Milliseconds per test, one worker, best of ${ROUNDS} rounds`,
    line('bare Playwright test', costs.bare, costs.bare),
    line('with our fixtures, nothing asked for', costs.fixtures, costs.bare),
    line('bare test, sign-in and one call by hand', costs.wire, costs.bare),
    line('the same through the fixture api', costs.api, costs.bare),
    '', `An API test’s own cost over a bare test: ${ms(costs.api - costs.bare)} (of which the two calls by hand: ${ms(costs.wire - costs.bare)}; target: under 10 ms)`,
    '', `npx playwright test --project=p1: ${tier.tests} tests, ${(tier.wallMs / 1000).toFixed(1)} s wall, ${(tier.testsMs / 1000).toFixed(1)} s in tests (${(tier.testsMs / tier.wallMs).toFixed(2)} × wall; target: under 20 s)`,
  ];
  console.log(lines.join('\n'));
  const file = join(ROOT, 'reports/out/bench.json');
  mkdirSync(join(ROOT, 'reports/out'), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ node: process.version, rounds, costs, tier }, null, 2)}\n`);
  return 0;
}

const ms = (value: number) => `${value.toFixed(1)} ms`;
const line = (name: string, cost: number, bare: number) => `  ${name.padEnd(42)}${ms(cost).padStart(9)}   ${(cost / bare).toFixed(2)} ×`;

function measureCosts(round: number): Costs {
  console.log(`round ${round} of ${ROUNDS}`);
  const output = playwright(['--config=bench/playwright.config.ts']);
  return Costs.parse(JSON.parse(/^BENCH (.+)$/m.exec(output)?.[1] ?? '{}'));
}

function measureTier() {
  const start = performance.now();
  playwright(['--project=p1']);
  const wallMs = Math.round(performance.now() - start);
  const totals = readLatest()?.totals;
  return { tests: totals?.expected ?? 0, wallMs, testsMs: totals?.testsMs ?? 0 };
}

/** Runs Playwright to its end and returns what it printed. @throws when a test failed: a figure about failing tests means nothing */
function playwright(args: readonly string[]): string {
  const [node, cli] = TOOLS.playwright;
  const { status, stdout, stderr, error } = spawnSync(node, [cli, 'test', ...args], { cwd: ROOT, encoding: 'utf8', timeout: LONGEST_MS, maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) throw new Error(`playwright test ${args.join(' ')} ended with ${status ?? error?.message ?? 'a signal'}:\n${stdout}\n${stderr}`);
  return stdout;
}
