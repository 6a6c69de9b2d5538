import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { ALL_CAPABILITIES, ALL_GRANTS } from '#utils/target/target.types';
import { NULL_PLATFORMS, startNullPlatforms } from './null-platforms/index.ts';
import type { Options } from './options.ts';
import type { AssayTest } from './reach.ts';
import type { NullRecord } from './records.ts';
import { nullRecord, readRecords, rewriteRecords } from './records.ts';
import { AT_ONCE, runPlaywright } from './run.ts';
import { digestOf, nullDigest } from './sources.ts';

/** Nothing will come: waiting for it only costs. */
const IMPATIENCE = { deadlines: { connect: 300, firstEvent: 300, silence: 300, total: 1000 }, expectMs: 300 } as const;

/** Runs the tests against each null platform, with everything offered and granted so that they do run. */
export async function runNullPlatforms(options: Options, { folder, base, tests }: { folder: string; base: string; tests: readonly AssayTest[] }): Promise<NullRecord[]> {
  const file = join(folder, 'null.jsonl');
  const digest = nullDigest();
  const signatures = new Map(tests.map(({ key, signature }) => [key, digestOf(signature, digest)]));
  const read = () => [...readRecords(file, nullRecord, ({ platform, test }) => `${platform} ${test}`).values()];
  const known = () => read().filter(({ test, signature }) => signatures.get(test) === signature);
  rewriteRecords(file, read());
  const names = new Set(known().map(({ platform, test }) => `${platform} ${test}`));
  const pairs = Object.fromEntries([...signatures].map(([test, signature]) => [test, NULL_PLATFORMS.filter(({ name }) => !names.has(`${name} ${test}`)).map(({ name }) => ({ fault: name, signature }))]));
  if (Object.values(pairs).every((each) => each.length === 0)) return known();
  await using running = await startNullPlatforms();
  await runPlaywright(options, { plan: { mode: 'null', folder, base, title: 'null platforms', pairs, ownPlatform: 'assay/null-platforms/serve.ts', ...IMPATIENCE }, env: targetAt(running.url), timeoutMs: 5000, workers: AT_ONCE });
  return known();
}

/** Tokens are signed here: a sign-in that fails would keep tests from doing anything. */
function targetAt(url: string): Record<string, string> {
  const secret = () => randomBytes(24).toString('base64url');
  return {
    TOUCHSTONE_TARGET: 'attached', TOUCHSTONE_API_URL: url, TOUCHSTONE_ENVIRONMENT: 'test', TOUCHSTONE_PREFLIGHT: 'off', TOUCHSTONE_JWT_SECRET: secret(), TOUCHSTONE_CONTROL_KEY: secret(),
    TOUCHSTONE_SERVICE_ID: 'netra-backend', TOUCHSTONE_SERVICE_SECRET: secret(), TOUCHSTONE_OFFER: ALL_CAPABILITIES.join(','), TOUCHSTONE_GRANT: ALL_GRANTS.join(','),
  };
}
