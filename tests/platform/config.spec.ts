import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { readSettings } from '../../platform/config.ts';
import { readFlags } from '../../platform/flags.ts';

/** Random looking, and another one for each name. */
const keyOf = (name: string) => `${name}-r4nd0mLy-ch0sen-Byte5-0f-th1s-spec`;

/** Settings from an environment and a command line, as the command makes them. */
const read = (env: Record<string, string>, ...argv: string[]) => {
  const { given, mistakes } = readFlags(argv);
  return readSettings({ ...env, ...given }, mistakes);
};
/** What is told of a configuration that is refused: one line per mistake. */
const refused = async (env: Record<string, string>, ...argv: string[]): Promise<string[]> => {
  const message = await Promise.resolve().then(() => read(env, ...argv)).then(() => 'accepted', (error: Error) => error.message);
  return message.split('\n').slice(1).map((line) => line.trim());
};

test.describe('settings', () => {
  test('nothing needs to be set', () => {
    expect(read({})).toMatchObject({ PLATFORM_HOST: '127.0.0.1', PLATFORM_PORT: 0, PLATFORM_ENVIRONMENT: 'development', PLATFORM_ALLOWED_ORIGINS: [] });
  });

  test('an empty value is an absent one, and what is not ours is ignored', () => {
    expect(read({ PLATFORM_PORT: '', HOME: '/root' }).PLATFORM_PORT).toBe(0);
  });

  test('every mistake is named at once, those between settings included', async () => {
    const lines = await refused(
      {
        PLATFORM_PORT: '70000', PLATFORM_PROT: '1', PLATFORM_ENVIRONMENT: 'production', PLATFORM_E2E_BYPASS_KEY: keyOf('bypass'), PLATFORM_CONTROL_KEY: keyOf('control'), PLATFORM_MODEL: 'openai',
        PLATFORM_OAUTH: 'yes', PLATFORM_HEARTBEAT_MS: '49',
      },
      '--prot', '80', '--log',
    );
    expect(lines.map((line) => line.split(':')[0])).toEqual([
      '--prot', 'command line', '--log', 'PLATFORM_PROT', 'PLATFORM_PORT', 'PLATFORM_OAUTH', 'PLATFORM_HEARTBEAT_MS', 'PLATFORM_JWT_SECRET', 'PLATFORM_OPENAI_BASE_URL',
      'PLATFORM_OPENAI_MODEL', 'PLATFORM_E2E_BYPASS_KEY', 'PLATFORM_CONTROL_KEY',
    ]);
  });

  test('no value is ever told', async () => {
    const lines = await refused(
      {
        PLATFORM_JWT_SECRET: 'canary', PLATFORM_PORT: 'canary', PLATFORM_ENVIRONMENT: 'canary', PLATFORM_ALLOWED_ORIGINS: 'canary', PLATFORM_OPENAI_BASE_URL: 'canary',
        PLATFORM_JWT_PRIVATE_KEY: '-----BEGIN PRIVATE KEY-----canary', PLATFORM_CANARY: 'canary',
      },
      'canary', '--nonsense=canary', '--service-secret', 'canary',
    );
    expect(lines).toHaveLength(10);
    expect(lines.join('\n')).not.toContain('canary');
  });

  test('a flag wins over the environment and stays text', () => {
    const digits = '31415926535897932384626433832795';
    const settings = read({ PLATFORM_PORT: '1' }, '--port', '2', '--control-key', digits);
    expect([settings.PLATFORM_PORT, settings.PLATFORM_CONTROL_KEY]).toEqual([2, digits]);
  });

  test('allowed origins must be origins', async () => {
    expect(read({ PLATFORM_ALLOWED_ORIGINS: 'https://a.example, http://localhost:3000' }).PLATFORM_ALLOWED_ORIGINS).toEqual(['https://a.example', 'http://localhost:3000']);
    const lines = await refused({ PLATFORM_ALLOWED_ORIGINS: 'https://a.example, *, https://a.example/, a.example, ws://a.example' });
    expect(lines.map((line) => /entry (\d)/.exec(line)?.[1])).toEqual(['2', '3', '4', '5']);
  });

  test('RS256 needs a real key of a real size', async () => {
    const pem = (modulusLength: number) => generateKeyPairSync('rsa', { modulusLength, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } }).privateKey;
    const env = { PLATFORM_JWT_ALGORITHM: 'RS256' };
    const good = pem(2048);
    expect(read({ ...env, PLATFORM_JWT_PRIVATE_KEY: good.replaceAll('\n', '\\n') }).PLATFORM_JWT_PRIVATE_KEY).toBe(good);
    expect(await refused(env)).toEqual(['PLATFORM_JWT_PRIVATE_KEY: is needed with RS256']);
    expect(await refused({ ...env, PLATFORM_JWT_PRIVATE_KEY: pem(1024) })).toEqual(['PLATFORM_JWT_PRIVATE_KEY: must be an RSA private key of at least 2048 bits, PKCS#8 PEM']);
  });

  test('a secret that is guessed easily is none', async () => {
    const weak = ['k'.repeat(48), 'abcd'.repeat(10), 'passwordpasswordpasswordpassword', '0123456789abcdef0123456789abcdef', '1111111111111111111111111111111111112'];
    expect(await Promise.all(weak.map((PLATFORM_JWT_SECRET) => refused({ PLATFORM_JWT_SECRET })))).toEqual(weak.map(() => ['PLATFORM_JWT_SECRET: is too easy to guess: use 32 or more random characters']));
    const good = ['5f4dcc3b5aa765d61d8327deb882cf99', 'kX9vQ2mB7nR4tY8wZ1pL6sD3fG5hJ0cA', keyOf('any')];
    expect(good.map((PLATFORM_JWT_SECRET) => read({ PLATFORM_JWT_SECRET }).PLATFORM_JWT_SECRET)).toEqual(good);
  });

  test('a number is a whole one within its bounds', async () => {
    const lines = await Promise.all(['1.5', ' 80', '0x50', '-1', '1e3', '65536'].map((port) => refused({ PLATFORM_PORT: port })));
    expect(lines).toEqual(lines.map(() => ['PLATFORM_PORT: must be a whole number from 0 to 65535']));
  });
});
