import { expect, test } from '@playwright/test';
import { overTls } from '../framework/support/over-tls.ts';

test.describe('the page of an embedded platform over TLS', () => {
  test('opens in the browser of its run, and no other browser trusts it', async ({ page }) => {
    test.setTimeout(90_000);
    const { result, knocked } = await overTls(['--project=p1', '--project=chat'], (address) => page.goto(address).then(() => 'trusted', String));
    expect(result.exitCode).toBe(0);
    expect(result.iteration?.projects['chat']).toMatchObject({ expected: 1, passed: 1 });
    expect(knocked).toContain('ERR_CERT_AUTHORITY_INVALID');
  });
});
