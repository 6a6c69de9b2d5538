import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';
import { makeCertificates, type Certificates } from '#utils/target/certificates';
import { startTestPlatform } from './support.ts';

let folder = '';
let certificates: Certificates;
let other: Certificates;
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'touchstone-tls-spec-'));
  certificates = await makeCertificates(folder);
  other = await makeCertificates(mkdtempSync(join(folder, 'other-')));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const settings = () => ({ PLATFORM_TLS_CERT: certificates.certFile, PLATFORM_TLS_KEY: certificates.keyFile });

test.describe('TLS', () => {
  test('a certificate and a key that do not belong together are refused before anything starts', async () => {
    await expect(startTestPlatform({ ...settings(), PLATFORM_TLS_KEY: other.keyFile })).rejects.toThrow(/PLATFORM_TLS_KEY is not the key of the certificate/);
  });

  test('a file that is missing or no PEM is named, its contents never', async () => {
    const file = join(folder, 'no.pem');
    writeFileSync(file, 'my-secret-key-in-a-wrong-format');
    await expect(startTestPlatform({ ...settings(), PLATFORM_TLS_CERT: join(folder, 'missing.pem') })).rejects.toThrow(/PLATFORM_TLS_CERT cannot be used: ENOENT/);
    await expect(startTestPlatform({ ...settings(), PLATFORM_TLS_KEY: file })).rejects.toThrow(/^(?!.*my-secret).*PLATFORM_TLS_KEY cannot be used: it is not a PEM file/);
  });

  test('one setting without the other is a mistake', async () => {
    await expect(startTestPlatform({ PLATFORM_TLS_CERT: certificates.certFile })).rejects.toThrow(/PLATFORM_TLS_KEY: is needed with PLATFORM_TLS_CERT/);
    await expect(startTestPlatform({ PLATFORM_TLS_REDIRECT_PORT: '0' })).rejects.toThrow(/PLATFORM_TLS_CERT: is needed with PLATFORM_TLS_REDIRECT_PORT/);
  });

  test('plain HTTP on the port of TLS ends the connection, and the platform goes on', async () => {
    const platform = await startTestPlatform(settings());
    const { port } = new URL(platform.origin);
    const connection = createConnection(Number(port), '127.0.0.1').end('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    expect(await text(connection)).not.toContain('HTTP/1.1 200');
    const status = await new Promise((resolve, reject) => {
      request(`${platform.origin}/health`, { ca: certificates.ca, agent: false }, (answer) => resolve(answer.resume().statusCode)).once('error', reject).end();
    });
    await platform.close();
    expect(status).toBe(200);
  });
});
