import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { fixtureSpecOf } from './support/framework-test.ts';
import type { InlineResult } from './support/inline-project.ts';
import { InlineProject, realConfigOf } from './support/inline-project.ts';
import { leaksIn, tracesIn } from './support/leaks.ts';

/** What the run is given; tests of the run add the tokens and passwords of their own. */
const GIVEN = {
  TOUCHSTONE_EMBEDDED_JWT_SECRET: 'canary-jwt-secret-4kQ9/zW2+mT7vX1pL8sD3fG6',
  TOUCHSTONE_EMBEDDED_BYPASS_KEY: 'canary-bypass-key-8hJ2/nB5+cV9xZ4qW7eR1tY3',
  TOUCHSTONE_EMBEDDED_CONTROL_KEY: 'canary-control-key-6uI1/oP4+aS7dF2gH9jK5lM8',
  TOUCHSTONE_EMBEDDED_SERVICE_SECRET: 'canary-service-secret-3bN6/mQ9+wE2rT5yU8iO1pA4',
};
/** Typed into the page like a secret, but none. */
const MARKER = 'a marker that is no secret';
const PASSWORD = 'canary password 7/yU+3 horse';

/** Each test fails with a secret at hand, in the places where one would slip through. */
const HELPERS = `
import { appendFileSync } from 'node:fs';
const tell = (values: Record<string, string>) => appendFileSync('canaries.jsonl', JSON.stringify(values) + '\\n');
test.afterEach(({ session }) => tell({ [\`access token \${session.user.email}\`]: session.accessToken, [\`refresh token \${session.user.email}\`]: session.refreshToken }));
const PASSWORD = process.env['CANARY_PASSWORD'];
`;
const API_SPEC = fixtureSpecOf(`${HELPERS}
test('calls, assertions, steps, attachments and errors', async ({ session, api }, testInfo) => {
  await testInfo.attach('mine.txt', { contentType: 'text/plain', body: session.refreshToken });
  testInfo.annotations.push({ type: 'mine', description: session.refreshToken });
  await expect.soft(api.auth.refresh(session.refreshToken + '?token=' + session.accessToken)).resolves.toBe(1);
  expect.soft({ access_token: session.accessToken, kept: session.refreshToken }).toEqual({});
  await test.step('a step with ' + session.refreshToken, async () => expect.soft(1).toBe(2));
  throw new Error(session.refreshToken + ' ' + encodeURIComponent(session.accessToken) + ' ' + Buffer.from(session.refreshToken).toString('base64'), { cause: session.accessToken });
});
test('a new pair, a service', needs('registration', 'service-credentials'), async ({ anonymousApi, uniqueEmail, service, session }) => {
  const pair = await anonymousApi.auth.register({ email: uniqueEmail, password: PASSWORD });
  tell({ 'registered access token': pair.access_token, 'registered refresh token': pair.refresh_token });
  await anonymousApi.auth.loginRaw({ email: uniqueEmail, password: PASSWORD + '!' });
  const rotated = await anonymousApi.auth.refreshRaw(pair.refresh_token);
  tell({ 'rotated refresh token': rotated.body.refresh_token });
  expect.soft(rotated.body, pair.refresh_token).toEqual(PASSWORD);
  expect(await service.api.auth.validateRaw(session.accessToken), service.secret).toBeProblem({ status: 400, code: 'NOT_FOUND' });
});
test('a socket, a stream', async ({ openSocket, tryOpenSocket, stream, session }) => {
  await using socket = await openSocket({ carrier: 'subprotocol' });
  socket.sendRaw(JSON.stringify({ type: 'token_refresh', payload: { token: session.accessToken } }));
  expect.soft(await tryOpenSocket({ carrier: 'query' })).toBeRefused({ code: 'NOT_FOUND' });
  const run = await stream.agent('My key is ' + session.accessToken);
  expect((await run.finished()).answer).toBe(session.refreshToken);
});
`);
const PAGE_SPEC = fixtureSpecOf(`${HELPERS}
test('the page of a signed-in user', needs('chat-page'), async ({ chat }) => {
  await chat.composer.send(process.env['CANARY_MARKER']);
  await expect(chat.heading).toHaveText('never', { timeout: 300 });
});
test('the sign-in page', needs('chat-page', 'registration'), async ({ signInPage, chatPage, anonymousApi, uniqueEmail }) => {
  const pair = await anonymousApi.auth.register({ email: uniqueEmail, password: PASSWORD });
  tell({ 'page access token': pair.access_token, 'page refresh token': pair.refresh_token });
  await signInPage.goto();
  await signInPage.signIn(uniqueEmail, PASSWORD);
  await expect(chatPage.connection).toHaveText('Connected');
  tell({ 'page session': JSON.parse(await chatPage.readStoredSession()).refreshToken, 'page access': JSON.parse(await chatPage.readStoredSession()).accessToken });
  await expect(chatPage.heading).toHaveText(PASSWORD, { timeout: 300 });
});
test('a sign-in that goes well', needs('chat-page', 'registration'), async ({ signInPage, chatPage, anonymousApi, uniqueEmail }) => {
  await anonymousApi.auth.register({ email: uniqueEmail, password: PASSWORD });
  await signInPage.goto();
  await signInPage.signIn(uniqueEmail, PASSWORD);
  await expect(chatPage.connection).toHaveText('Connected');
});
`);

test.describe('secrets', () => {
  test.describe.configure({ mode: 'default' });
  let project: InlineProject;
  let result: InlineResult;
  let canaries: Record<string, string>;
  const env = { ...GIVEN, CANARY_PASSWORD: PASSWORD, CANARY_MARKER: MARKER };
  const written = () => ['results', 'reports'].map((name) => join(project.folder, name));

  test.beforeAll(async () => {
    project = new InlineProject({ 'playwright.config.ts': realConfigOf('workers: 2,'), 'tests/p1/a.spec.ts': API_SPEC, 'tests/chat/b.spec.ts': PAGE_SPEC });
    result = await project.run({ env });
    canaries = { ...toldBy(project), ...GIVEN, password: PASSWORD };
  });
  test.afterAll(() => project[Symbol.dispose]());

  test('of a run with failures of every kind appear in nothing that is printed', () => {
    expect(result.iteration?.totals).toMatchObject({ failed: 5, passed: 1 });
    expect(Object.entries(canaries).filter(([, value]) => result.output.includes(value)).map(([name]) => name)).toEqual([]);
  });

  test('appear in no report, trace, record or attachment', () => {
    expect(Object.keys(canaries).length).toBeGreaterThan(15);
    expect(leaksIn(written(), canaries)).toEqual([]);
  });

  test('would have been found: the same search finds what is no secret in all of these places', () => {
    const found = leaksIn(written(), { marker: MARKER }).join('\n');
    for (const place of ['trace.zip » 1-trace.trace', 'allure-results', 'index.html » embedded', '-attachment.zip » ', 'playwright/data/']) expect(found).toContain(place);
  });

  test('leave traces behind that can still be read', () => {
    const files = tracesIn(join(project.folder, 'results'));
    expect(files.map(({ name }) => name)).toContain('1-trace.network');
    expect(files.flatMap(({ lines }) => lines).map((line) => typeof JSON.parse(line))).not.toContain('string');
  });

  test('are taken out of traces also where the command line names other reporters', async () => {
    const again = await project.run({ env, args: ['--project=chat', '--grep=the sign-in page', '--reporter=line'] });
    expect(again.exitCode).toBe(1);
    expect(tracesIn(join(project.folder, 'results'))).not.toEqual([]);
    expect(leaksIn([join(project.folder, 'results')], { ...toldBy(project), password: PASSWORD })).toEqual([]);
  });
});

/** What the tests of a run told about their tokens. */
function toldBy({ folder }: InlineProject): Record<string, string> {
  const lines = readFileSync(join(folder, 'canaries.jsonl'), 'utf8').trim().split('\n');
  return Object.assign({}, ...lines.map((line): Record<string, string> => JSON.parse(line)));
}
