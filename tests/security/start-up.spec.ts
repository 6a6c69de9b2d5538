import { expect, needs, test } from '#fixtures';
import { STAGING } from './data/staging.ts';

const READY = /^platform ready at http/;

test.describe('start-up', () => {
  // Whole processes are started here: on a busy machine that takes its time.
  test.describe.configure({ timeout: 60_000 });

  test('SE-010 what a deployed platform lacks is told by name, all of it at once and each by itself', needs('restart'), async ({ tryOpenPlatform }) => {
    const nothing = { PLATFORM_JWT_SECRET: '', PLATFORM_OAUTH_CLIENT_ID: '', PLATFORM_OAUTH_CLIENT_SECRET: '' };
    const [bare, unsigned, elsewhere] = await Promise.all([
      tryOpenPlatform({ ...STAGING, ...nothing }),
      tryOpenPlatform({ ...STAGING, PLATFORM_JWT_SECRET: '' }),
      tryOpenPlatform({ ...STAGING, PLATFORM_JWT_ALGORITHM: 'RS256', PLATFORM_MODEL: 'openai' }),
    ]);

    expect(bare).toRefuseToStart({
      PLATFORM_JWT_SECRET: 'is needed in staging', PLATFORM_OAUTH_CLIENT_ID: 'is needed in staging',
      PLATFORM_OAUTH_CLIENT_SECRET: 'is needed with PLATFORM_OAUTH_CLIENT_ID',
    });
    expect(unsigned).toRefuseToStart({ PLATFORM_JWT_SECRET: 'is needed in staging' });
    expect(elsewhere).toRefuseToStart({
      PLATFORM_JWT_PRIVATE_KEY: 'is needed with RS256', PLATFORM_OPENAI_BASE_URL: 'is needed with PLATFORM_MODEL=openai',
      PLATFORM_OPENAI_MODEL: 'is needed with PLATFORM_MODEL=openai',
    });
  });

  test('SE-013 a number, a switch, a choice or an address of the wrong kind or size is refused by its rule', needs('restart'), async ({ tryOpenPlatform }) => {
    const start = await tryOpenPlatform({
      PLATFORM_PORT: '65536', PLATFORM_HEARTBEAT_MS: '1.5e3', PLATFORM_WORKERS: '0', PLATFORM_ACCESS_TTL_SECONDS: '-900', PLATFORM_OAUTH: 'enabled',
      PLATFORM_ENVIRONMENT: 'qa-east-1',
      PLATFORM_REFUSAL: 'before-upgrade', PLATFORM_OPENAI_BASE_URL: 'ftp://models.example.com', PLATFORM_ALLOWED_ORIGINS: 'https://app.example.com/chat',
      PLATFORM_JWT_PRIVATE_KEY: 'no-pem-file-at-all',
    });

    expect(start).toRefuseToStart({
      PLATFORM_PORT: 'whole number from 0 to 65535', PLATFORM_HEARTBEAT_MS: 'whole number from 50 to 3600000', PLATFORM_WORKERS: 'whole number from 1 to 64',
      PLATFORM_ACCESS_TTL_SECONDS: 'whole number from 1', PLATFORM_OAUTH: '"true"|"false"', PLATFORM_ENVIRONMENT: '"staging"|"production"',
      PLATFORM_REFUSAL: '"before_upgrade"|"after_accept"',
      PLATFORM_OPENAI_BASE_URL: 'Invalid URL', PLATFORM_ALLOWED_ORIGINS: 'entry 1 is not an origin', PLATFORM_JWT_PRIVATE_KEY: 'RSA private key of at least 2048 bits',
    });
  });

  test('SE-014 staging has neither the doors of development nor its origins', needs('restart'), async ({ tryOpenPlatform }) => {
    const [local, plain, open] = await Promise.all([
      tryOpenPlatform({ ...STAGING, PLATFORM_ALLOWED_ORIGINS: 'https://app.staging.example.com, http://localhost:3000' }),
      tryOpenPlatform({ ...STAGING, PLATFORM_ALLOWED_ORIGINS: 'http://app.staging.example.com', PLATFORM_ASSAY: 'true' }),
      tryOpenPlatform({ ...STAGING, PLATFORM_OAUTH: 'false' }),
    ]);

    expect(local).toRefuseToStart({ PLATFORM_ALLOWED_ORIGINS: 'must be https and not of this machine in staging' });
    expect(plain).toRefuseToStart({ PLATFORM_ALLOWED_ORIGINS: 'must be https and not of this machine in staging', PLATFORM_ASSAY: 'must not be set in staging' });
    expect(open.output).toMatch(READY);
    const { development_mode: development, endpoints } = await open.anonymousApi.auth.config();
    expect([development, Object.keys(endpoints)]).toEqual([false, expect.not.arrayContaining(['dev_login'])]);
    expect(await open.anonymousApi.auth.devLoginRaw()).toBeProblem({ status: 403, code: 'AUTH_UNAUTHORIZED' });
  });

  test('SE-015 without a client id there is no start where people sign in through the provider, and with one it is told', needs('restart'), async ({
    tryOpenPlatform,
  }) => {
    const [without, set] = await Promise.all([tryOpenPlatform({ ...STAGING, PLATFORM_OAUTH_CLIENT_ID: '' }), tryOpenPlatform(STAGING)]);

    expect(without).toRefuseToStart({ PLATFORM_OAUTH_CLIENT_ID: 'is needed in staging with PLATFORM_OAUTH' });
    expect(set.output).toMatch(READY);
    expect(await set.anonymousApi.auth.config()).toMatchObject({ oauth_enabled: true, google_client_id: STAGING.PLATFORM_OAUTH_CLIENT_ID });
  });

  test('SE-016 a client id without its secret is no pair, here or in staging, and the secret is never told', needs('restart'), async ({ tryOpenPlatform }) => {
    const [deployed, local, set] = await Promise.all([
      tryOpenPlatform({ ...STAGING, PLATFORM_OAUTH_CLIENT_SECRET: '' }),
      tryOpenPlatform({ PLATFORM_OAUTH_CLIENT_ID: STAGING.PLATFORM_OAUTH_CLIENT_ID }),
      tryOpenPlatform({ ...STAGING, PLATFORM_LOG: 'debug' }),
    ]);

    expect(deployed).toRefuseToStart({ PLATFORM_OAUTH_CLIENT_SECRET: 'is needed with PLATFORM_OAUTH_CLIENT_ID' });
    expect(local).toRefuseToStart({ PLATFORM_OAUTH_CLIENT_SECRET: 'is needed with PLATFORM_OAUTH_CLIENT_ID' });
    expect(set.output).toMatch(READY);
    const config = await set.anonymousApi.auth.configRaw();
    expect(config.body).toMatchObject({ oauth_enabled: true });
    expect(`${set.output}${config.text}`).not.toContain(STAGING.PLATFORM_OAUTH_CLIENT_SECRET);
  });

  test('SE-017 a platform with all it needs for staging starts and is what it was told to be', needs('restart'), async ({ tryOpenPlatform }) => {
    const start = await tryOpenPlatform(STAGING);
    expect(start.output).toMatch(READY);
    const { anonymousApi } = start;
    const from = (origin: string) => anonymousApi.with({ headers: { origin } }).operations.liveRaw();
    const [own, foreign] = [await from('https://admin.staging.example.com'), await from('https://app.example.com')];

    expect(await anonymousApi.operations.ready()).toMatchObject({ status: 'ready', environment: 'staging' });
    expect([own, foreign].map(({ headers }) => headers.get('access-control-allow-origin'))).toEqual(['https://admin.staging.example.com', null]);
    expect(await anonymousApi.auth.config()).toMatchObject({ oauth_enabled: true, google_client_id: STAGING.PLATFORM_OAUTH_CLIENT_ID });
  });

  test('SE-022 a secret of fewer than 32 characters is refused, whichever it is', needs('restart'), async ({ tryOpenPlatform }) => {
    const start = await tryOpenPlatform({
      PLATFORM_JWT_SECRET: 'hG7-31-characters-are-too-few-x', PLATFORM_E2E_BYPASS_KEY: 'Lq9_short', PLATFORM_SERVICE_SECRET: 'Zt4-short',
      PLATFORM_CONTROL_KEY: 'Bn8-short', PLATFORM_BACKUP_SECRET: 'Wd2-short',
    });

    const rule = 'must have at least 32 characters';
    expect(start).toRefuseToStart(
      { PLATFORM_JWT_SECRET: rule, PLATFORM_E2E_BYPASS_KEY: rule, PLATFORM_SERVICE_SECRET: rule, PLATFORM_CONTROL_KEY: rule, PLATFORM_BACKUP_SECRET: rule },
    );
  });

  test('SE-023 a long secret that is easy to guess is refused', needs('restart'), async ({ tryOpenPlatform }) => {
    const start = await tryOpenPlatform({
      PLATFORM_JWT_SECRET: 'x'.repeat(64), PLATFORM_E2E_BYPASS_KEY: 'password'.repeat(5), PLATFORM_SERVICE_SECRET: '0123456789abcdef'.repeat(3),
      PLATFORM_CONTROL_KEY: `${'0'.repeat(40)}1`,
      // As long, and random: nothing is said of it.
      PLATFORM_BACKUP_SECRET: 'q8Zr4Xw1Lm7Tv0Pk3Ns6Bd9Hy2Fc5Jg_',
    });

    const rule = 'is too easy to guess';
    expect(start).toRefuseToStart({ PLATFORM_JWT_SECRET: rule, PLATFORM_E2E_BYPASS_KEY: rule, PLATFORM_SERVICE_SECRET: rule, PLATFORM_CONTROL_KEY: rule });
  });

  test('SE-024 credentials for the provider that do not have its form are refused', needs('restart'), async ({ tryOpenPlatform }) => {
    const withPair = (id: string, secret: string) => tryOpenPlatform({ PLATFORM_OAUTH_CLIENT_ID: id, PLATFORM_OAUTH_CLIENT_SECRET: secret });
    const [unlike, longer, placeholder] = await Promise.all([
      withPair('my-client.apps.googleusercontent.com', 'GOCSPX-short'),
      withPair(`${STAGING.PLATFORM_OAUTH_CLIENT_ID}.example.com`, STAGING.PLATFORM_OAUTH_CLIENT_SECRET.toLowerCase()),
      withPair('your-client-id-here', 'your-client-secret-here'),
    ]);

    const form = {
      PLATFORM_OAUTH_CLIENT_ID: 'must look like 1234567890-<32 letters and digits>', PLATFORM_OAUTH_CLIENT_SECRET: 'must be GOCSPX- and 28 more characters',
    };
    expect(unlike).toRefuseToStart(form);
    expect(longer).toRefuseToStart(form);
    expect(placeholder).toRefuseToStart(form);
  });

  test('SE-025 settings that are right by themselves and contradict each other are refused', needs('restart'), async ({ tryOpenPlatform }) => {
    const shared = 'Jp5-one-secret-for-two-doors_0Wq7Rz';
    const [mixed, deployed] = await Promise.all([
      tryOpenPlatform({
        PLATFORM_ACCESS_TTL_SECONDS: '3600', PLATFORM_REFRESH_TTL_SECONDS: '3600', PLATFORM_SERVICE_SECRET: shared, PLATFORM_CONTROL_KEY: shared,
        PLATFORM_TLS_CERT: '/etc/ssl/none.pem',
      }),
      tryOpenPlatform({ ...STAGING, PLATFORM_ENVIRONMENT: 'production' }),
    ]);

    expect(mixed).toRefuseToStart({
      PLATFORM_REFRESH_TTL_SECONDS: 'must be longer than PLATFORM_ACCESS_TTL_SECONDS', PLATFORM_CONTROL_KEY: 'must not be the same as another secret',
      PLATFORM_TLS_KEY: 'is needed with PLATFORM_TLS_CERT',
    });
    expect(deployed).toRefuseToStart({ PLATFORM_E2E_BYPASS_KEY: 'must not be set in production', PLATFORM_CONTROL_KEY: 'must not be set in production' });
  });
});
