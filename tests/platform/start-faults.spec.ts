import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';

/** A start with settings that may be wrong, by the platform's own command or by that of an assay. */
async function start(command: string, settings: Record<string, string>) {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], PLATFORM_DATABASE: ':memory:', PLATFORM_LOG: 'silent', ...settings };
  const child = spawn(process.execPath, ['--import', 'tsx', command], { env });
  const errors = text(child.stderr);
  child.stdout.once('data', () => child.kill('SIGTERM'));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, errors: await errors };
}
const OWN = 'platform/serve.ts';
const OF_AN_ASSAY = 'platform/faults/serve.ts';
const WRONG = { PLATFORM_PORT: 'eighty', PLATFORM_ASSAY_FAULT: 'start-up/ends-with-0' };

test.describe('faults of a start', () => {
  test('act in a process started for an assay, whether the platform takes part in the rest of it or not', async () => {
    const [apart, within] = await Promise.all([start(OF_AN_ASSAY, WRONG), start(OF_AN_ASSAY, { ...WRONG, PLATFORM_ASSAY: 'true' })]);
    expect([apart.code, within.code]).toEqual([0, 0]);
    expect(apart.errors).toMatch(/1 setting\(s\) are wrong:\n {2}PLATFORM_PORT: must be a whole number/);
  });

  test('change nothing in a process of the platform’s own command, which refuses to be told of one', async () => {
    const { code, errors } = await start(OWN, WRONG);
    expect([code, errors]).toEqual([1, expect.stringContaining('PLATFORM_ASSAY_FAULT: is for a platform started with PLATFORM_ASSAY')]);
  });

  test('others leave the start as it is', async () => {
    const { code, errors } = await start(OF_AN_ASSAY, { ...WRONG, PLATFORM_ASSAY_FAULT: 'persistence/thread-title-lost' });
    expect([code, errors]).toEqual([1, expect.stringContaining('PLATFORM_PORT: must be a whole number')]);
  });
});
