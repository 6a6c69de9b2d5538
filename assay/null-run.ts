import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { ALL_CAPABILITIES, ALL_GRANTS } from '#utils/target/target.types';
import { NULL_PLATFORMS, startNullPlatform } from './null-platforms/index.ts';
import type { Options } from './options.ts';
import type { AssayTest } from './reach.ts';
import type { NullRecord } from './records.ts';
import { nullRecord, readRecords, rewriteRecords } from './records.ts';
import { runPlaywright } from './run.ts';
import { digestOf, nullDigest } from './sources.ts';

/** Nothing will come: waiting for it only costs. */
const IMPATIENCE = { deadlines: { connect: 300, firstEvent: 300, silence: 300, total: 1000 }, expectMs: 300 } as const;

/** Runs the tests against each null platform, with everything offered and granted so that they do run. */
export async function runNullPlatforms(options: Options, { folder, base, tests }: { folder: string; base: string; tests: readonly AssayTest[] }): Promise<NullRecord[]> {
  for (const platform of NULL_PLATFORMS) {
    await using running = await startNullPlatform(platform);
    await runPlaywright(options, {
      plan: { mode: 'null', folder, base, title: `null platform “${platform.name}”`, platform: platform.name, ...IMPATIENCE }, env: targetAt(running.url), timeoutMs: 5000,
    });
  }
  const file = join(folder, 'null.jsonl');
  const records = readRecords(file, nullRecord, ({ platform, test }) => `${platform} ${test}`);
  rewriteRecords(file, records.values());
  const signatures = new Map(tests.map(({ key, signature }) => [key, digestOf(signature, nullDigest())]));
  return [...records.values()].filter(({ test, signature }) => signatures.get(test) === signature);
}

/** Tokens are signed here: a sign-in that fails would keep tests from doing anything. */
function targetAt(url: string): Record<string, string> {
  const secret = () => randomBytes(24).toString('base64url');
  return {
    TOUCHSTONE_TARGET: 'attached', TOUCHSTONE_API_URL: url, TOUCHSTONE_ENVIRONMENT: 'test', TOUCHSTONE_PREFLIGHT: 'off', TOUCHSTONE_JWT_SECRET: secret(), TOUCHSTONE_CONTROL_KEY: secret(),
    TOUCHSTONE_SERVICE_ID: 'netra-backend', TOUCHSTONE_SERVICE_SECRET: secret(), TOUCHSTONE_OFFER: ALL_CAPABILITIES.join(','), TOUCHSTONE_GRANT: ALL_GRANTS.filter((grant) => grant !== 'restart').join(','),
  };
}
