import { mkdirSync, writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { loadEnvFile } from '#utils/env-file';
import { parseEnv } from '#utils/env';
import { InlineProject, realConfigOf, specOf } from './support/inline-project.ts';

const SPEC = specOf({ one: `console.log('a test has started');` });
const project = (files: Readonly<Record<string, string>> = {}) => new InlineProject({ 'playwright.config.ts': realConfigOf(), 'tests/p1/a.spec.ts': SPEC, ...files });

/** What is attached to, complete and right; each case makes one thing wrong. */
const ATTACHED = { TOUCHSTONE_TARGET: 'attached', TOUCHSTONE_API_URL: 'https://api.example.org', TOUCHSTONE_ENVIRONMENT: 'staging', TOUCHSTONE_TOKEN: 'a token from outside' };

test.describe('variables', () => {
  test('everything that is wrong is named at once, before anything runs, and no value is told', async () => {
    using inline = project({ '.env': 'TOUCHSTONE_TARGET attached\nTOUCHSTONE_JWT_SECRET=canary-1\nTOUCHSTONE_PASSWRD=canary-2-secret-enough\n' });
    const { exitCode, output, iteration } = await inline.run({ args: ['--project=p1'], env: { TOUCHSTONE_GRANT: 'canary-3', TOUCHSTONE_OFFER: 'canary-4,oauth', TOUCHSTONE_PROFILE: 'canary-5', TOUCHSTONE_API_URL: 'canary-6' } });
    expect(exitCode).toBe(1);
    for (const name of ['.env, line 1', 'TOUCHSTONE_JWT_SECRET', 'TOUCHSTONE_PASSWRD: is not a variable of Touchstone; did you mean TOUCHSTONE_PASSWORD?', 'TOUCHSTONE_GRANT: has 1 unknown word(s); known are restart', 'TOUCHSTONE_OFFER: has 1 unknown word(s); known are scripted-model', 'TOUCHSTONE_PROFILE', 'TOUCHSTONE_API_URL']) {
      expect(output).toContain(name);
    }
    expect(output).toContain('E_ENV');
    expect(output).not.toMatch(/canary|platform ready|preflight|a test has started/);
    expect(iteration).toBeUndefined();
  });

  test('an unknown project is named with those that exist, and no platform is started', async () => {
    using inline = project();
    const { exitCode, output } = await inline.run({ args: ['--project=p9'] });
    expect(exitCode).toBe(1);
    expect(output).toContain('Project(s) "p9" not found');
    expect(output).not.toContain('preflight');
  });

  for (const { what, env, told } of [
    { what: 'an unknown target', env: { TOUCHSTONE_TARGET: 'canary' }, told: /happened: TOUCHSTONE_TARGET: .*"embedded"\|"attached"/m },
    { what: 'an unknown profile', env: { TOUCHSTONE_PROFILE: 'canary' }, told: /happened: TOUCHSTONE_PROFILE: .*"netra-staging"/m },
    { what: 'an unknown environment', env: { ...ATTACHED, TOUCHSTONE_ENVIRONMENT: 'canary' }, told: /happened: TOUCHSTONE_ENVIRONMENT: .*"staging"/m },
    { what: 'an address of another kind', env: { TOUCHSTONE_WS_URL: 'https://canary.example.org' }, told: /happened: TOUCHSTONE_WS_URL: must be an address ws:\/\/… or wss:\/\/…$/m },
    { what: 'a secret that is too short', env: { TOUCHSTONE_CONTROL_KEY: 'canary' }, told: /happened: TOUCHSTONE_CONTROL_KEY: must have at least 16 characters$/m },
    { what: 'an attached target without an address', env: { ...ATTACHED, TOUCHSTONE_API_URL: '' }, told: /happened: TOUCHSTONE_API_URL: is needed for an attached target \(or TOUCHSTONE_PROFILE/m },
    { what: 'an attached target without an environment', env: { ...ATTACHED, TOUCHSTONE_ENVIRONMENT: '' }, told: /happened: TOUCHSTONE_ENVIRONMENT: is needed/m },
    { what: 'an attached target without a source of tokens', env: { ...ATTACHED, TOUCHSTONE_TOKEN: '' }, told: /happened: TOUCHSTONE_TOKEN: or another source of tokens is needed/m },
    { what: 'an e-mail address without a password', env: { ...ATTACHED, TOUCHSTONE_EMAIL: 'canary@example.org' }, told: /happened: TOUCHSTONE_PASSWORD: is needed with TOUCHSTONE_EMAIL$/m },
    { what: 'a restart of what cannot be restarted', env: { ...ATTACHED, TOUCHSTONE_GRANT: 'restart' }, told: /happened: TOUCHSTONE_GRANT: restart is for the embedded platform/m },
    { what: 'destruction and load in production', env: { ...ATTACHED, TOUCHSTONE_ENVIRONMENT: 'production', TOUCHSTONE_GRANT: 'destructive,load' }, told: /happened: TOUCHSTONE_GRANT: destructive, load cannot be granted in production$/m },
  ]) {
    test(`${what} is refused by name, without the value`, () => {
      expect(() => parseEnv(env)).toThrow(told);
      expect(() => parseEnv(env)).not.toThrow(/canary/);
    });
  }

  test('a complete setting is accepted, and what is left out has its default', () => {
    expect(parseEnv(ATTACHED)).toMatchObject({ TOUCHSTONE_TARGET: 'attached', TOUCHSTONE_OFFER: [], TOUCHSTONE_GRANT: [], TOUCHSTONE_PREFLIGHT: 'on' });
    expect(parseEnv({})).toMatchObject({ TOUCHSTONE_TARGET: 'embedded' });
  });

  for (const { what, text, told } of [
    { what: 'a line without =', text: 'A=1\n\nFRAMEWORK_TEST_D canary\n', told: /, line 3: is no assignment/ },
    { what: 'a quote that is not closed', text: '# first\nFRAMEWORK_TEST_D="canary\n', told: /, line 2: is no assignment NAME=value \(is a quote not closed\?\)$/ },
    { what: 'bytes that are no text', text: Buffer.from([0xff, 0xfe, 0x41, 0x00]), told: /: is not text in UTF-8$/ },
  ]) {
    test(`a .env file with ${what} is told by its place, without its text`, () => {
      const file = test.info().outputPath('broken.env');
      writeFileSync(file, text);
      expect(loadEnvFile(file).map((mistake) => mistake.join(': '))).toEqual([expect.stringMatching(told)]);
    });
  }

  test('a .env that is a folder is told as such', () => {
    const folder = test.info().outputPath('.env');
    mkdirSync(folder);
    expect(loadEnvFile(folder)).toEqual([[folder, expect.stringContaining('cannot be read: EISDIR')]]);
  });

  test('quotes, comments, several lines and export are no mistakes in a .env file', () => {
    const file = test.info().outputPath('good.env');
    writeFileSync(file, `# comment\nexport FRAMEWORK_TEST_A='one' # why\nFRAMEWORK_TEST_B="two\nlines"\n\nFRAMEWORK_TEST_C=p@ss=word\n`);
    expect(loadEnvFile(file)).toEqual([]);
    expect([process.env['FRAMEWORK_TEST_A'], process.env['FRAMEWORK_TEST_B'], process.env['FRAMEWORK_TEST_C']]).toEqual(['one', 'two\nlines', 'p@ss=word']);
  });
});
