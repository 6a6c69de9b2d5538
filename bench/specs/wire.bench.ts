import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { PATHS } from '#contracts/paths';
import { SAMPLE, WARM_UP } from '../sizes.ts';

const origin = process.env['TOUCHSTONE_URL'] ?? '';
const key = process.env['TOUCHSTONE_EMBEDDED_BYPASS_KEY'] ?? '';

// What `api` does on the wire, written by hand: sign a new user in, list the threads.
for (let index = 0; index < WARM_UP + SAMPLE; index += 1) {
  test(`wire ${index}`, async () => {
    const name = `bench-${process.pid}-${index}`;
    const user = { email: `${name}@example.test`, name, role: 'standard_user', plan: 'pro', permissions: ['read', 'write'] };
    const signedIn = await fetch(new URL(PATHS.testAuth, origin), {
      method: 'POST', headers: { 'content-type': 'application/json', 'x-e2e-bypass-key': key }, body: JSON.stringify(user),
    });
    const { access_token: token } = z.object({ access_token: z.string() }).parse(await signedIn.json());
    const listed = await fetch(new URL(PATHS.threads, origin), { headers: { authorization: `Bearer ${token}` } });
    expect(await listed.json()).toEqual([]);
  });
}
