import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { CONTROL_HEADER, controlReach, FAULT_HEADER, REACH_HEADER } from '#contracts/control.schema';
import { readSettings } from '../../platform/config.ts';
import { FAMILIES, type Fault } from '../../platform/faults/fault.ts';
import { FAULTS } from '../../platform/faults/index.ts';
import { dial, refusal } from './socket-client.ts';
import { CONTROL_KEY, startTestPlatform, type TestPlatform } from './support.ts';

let assayed: TestPlatform;
let ordinary: TestPlatform;
test.beforeAll(async () => {
  assayed = await startTestPlatform({ PLATFORM_ASSAY: 'true' });
  ordinary = await startTestPlatform();
});
test.afterAll(() => Promise.all([assayed.close(), ordinary.close()]));

const under = (fault: string) => ({ [FAULT_HEADER]: fault });
const folderOf = (family: string) => fileURLToPath(new URL(`../../platform/faults/${family}/`, import.meta.url));
/** Ids by the files that should hold them. */
const filed = (): string[] =>
  FAMILIES.flatMap((family) =>
    readdirSync(folderOf(family)).flatMap((file) => (file.endsWith('.fault.ts') ? [`${family}/${file.replace('.fault.ts', '')}`] : [])),
  );

/** Members that are others after the fault was applied. */
function replacedBy({ decorate }: Fault): string[] {
  const plain: Record<string, object> = { ...assayed.services };
  return Object.entries(decorate(assayed.services)).flatMap(([name, service]) =>
    Object.keys(service)
      .filter((member) => Reflect.get(service, member) !== Reflect.get(plain[name] ?? {}, member))
      .map((member) => `${name}.${member}`),
  );
}

/** Anonymous status of the list of threads. */
const strangerStatus = async (platform: TestPlatform, headers?: Record<string, string>) =>
  (await platform.call('/api/threads', headers ? { headers } : {})).status;

/** Frames of a new socket that pinged twice. */
async function pinged(platform: TestPlatform, headers: Record<string, string> = {}): Promise<string[]> {
  const { access_token: token } = await platform.signIn();
  const socket = await dial(platform.origin, { token, headers });
  await socket.ask({ type: 'ping', message_id: 'one' });
  await socket.ask({ type: 'ping', message_id: 'two' });
  // Whatever else was said to these two comes before the answer to the close.
  await socket.close();
  return socket.frames.map(({ type }) => type);
}

/** Roles of the messages that a whole streamed run left behind. */
async function rolesAfterStream(platform: TestPlatform, headers: Record<string, string> = {}): Promise<string[]> {
  const { access_token: token, user } = await platform.signIn();
  const thread = platform.services.threads.create(user.id, {});
  const body = { message: 'What do we spend?', thread_id: thread.id, agent_type: 'data' };
  const stream = await platform.call('/api/agents/stream', { method: 'POST', token, headers, body });
  await stream.text();
  return platform.services.messages.page(user.id, thread.id, 10, 0).messages.map(({ role }) => role);
}

test.describe('faults', () => {
  test('each has an id of its own, and its file in the folder of its family', () => {
    expect(FAULTS.map(({ id }) => id).sort()).toEqual(filed().sort());
    expect(new Set(FAULTS.map(({ id }) => id)).size).toBe(FAULTS.length);
  });

  test('each has a sentence and reasons', () => {
    expect(FAULTS.filter(({ sentence }) => !/^[A-Z][^]{10,}\.$/.test(sentence)).map(({ id }) => id)).toEqual([]);
    expect(FAULTS.filter(({ noticedBy }) => noticedBy.length === 0).map(({ id }) => id)).toEqual([]);
  });

  test('no reason fits a failure that says nothing of what is wrong', () => {
    const empty = ['', 'Error: expect(received).toEqual(expected) // deep equality', 'Error: expect(received).toBe(expected) // Object.is equality\n\nExpected: true\nReceived: false', 'Error: expect(locator).toHaveText(expected) failed'];
    expect(FAULTS.filter(({ noticedBy }) => noticedBy.some(({ says }) => says && empty.some((text) => says.test(text)))).map(({ id }) => id)).toEqual([]);
  });

  test('each replaces exactly the parts it names', () => {
    const named = Object.fromEntries(FAULTS.map(({ id, parts }) => [id, [...parts].sort()]));
    expect(Object.fromEntries(FAULTS.map((fault) => [fault.id, replacedBy(fault).sort()]))).toEqual(named);
  });

  test('acts on the HTTP requests that carry it and on no others at the same time', async () => {
    const carrying = [under('auth/anonymous-accepted'), undefined, under('api/refusal-with-200'), undefined, under('api/unknown-is-500')];
    expect(await Promise.all(carrying.map((headers) => strangerStatus(assayed, headers)))).toEqual([200, 401, 200, 401, 401]);
  });

  test('acts on the sockets that carry it and on no others at the same time', async () => {
    const [greeting, pong] = [under('handshake/greeting-twice'), under('handshake/pong-twice')];
    const types = await Promise.all([pinged(assayed, greeting), pinged(assayed), pinged(assayed, pong)]);
    expect(types).toEqual([
      ['system_message', 'system_message', 'pong', 'pong'],
      ['system_message', 'pong', 'pong'],
      ['system_message', 'pong', 'pong', 'pong', 'pong'],
    ]);
  });

  test('acts on the run that a stream started, to its end, and on no other at the same time', async () => {
    const roles = await Promise.all([rolesAfterStream(assayed, under('persistence/answer-lost')), rolesAfterStream(assayed)]);
    expect(roles).toEqual([['user'], ['user', 'assistant']]);
  });

  test('changes nothing on a platform that was not started for an assay', async () => {
    expect(await strangerStatus(ordinary, under('auth/anonymous-accepted'))).toBe(401);
    expect(await strangerStatus(ordinary, under('api/refusal-with-200'))).toBe(401);
    expect(await pinged(ordinary, under('handshake/greeting-twice'))).toEqual(['system_message', 'pong', 'pong']);
    expect(await pinged(ordinary, under('no/such-fault'))).toEqual(['system_message', 'pong', 'pong']);
    expect(await rolesAfterStream(ordinary, under('persistence/answer-lost'))).toEqual(['user', 'assistant']);
    expect((await refusal(ordinary.origin, { headers: under('handshake/refused-with-403') })).status).toBe(401);
  });

  test('one that does not exist is refused by name, over HTTP and at a handshake', async () => {
    const { access_token: token } = await assayed.signIn();
    const answer = await assayed.call('/api/threads', { token, headers: under('auth/no-such-thing') });
    const handshake = await refusal(assayed.origin, { token, headers: under('auth/no-such-thing') });
    const told = { status: 400, error_code: 'BAD_REQUEST', detail: 'There is no fault "auth/no-such-thing".' };
    expect([answer.status, await answer.json()]).toEqual([400, expect.objectContaining(told)]);
    expect([handshake.status, handshake.body]).toEqual([400, expect.objectContaining(told)]);
  });

  test('are not to be had in staging or production', () => {
    const settings = (environment: string) => () =>
      readSettings({ PLATFORM_ENVIRONMENT: environment, PLATFORM_JWT_SECRET: 'a-secret-of-the-faults-spec-only-0123456789', PLATFORM_ASSAY: 'true' });
    expect(settings('staging')).toThrow(/PLATFORM_ASSAY: must not be set in staging/);
    expect(settings('production')).toThrow(/PLATFORM_ASSAY: must not be set in production/);
  });
});

test.describe('reach', () => {
  const [ONE, OTHER] = ['1'.repeat(32), '2'.repeat(32)];
  const traced = (trace: string) => ({ traceparent: `00-${trace}-${'3'.repeat(16)}-01` });
  const observed = (trace: string) => ({ ...traced(trace), [REACH_HEADER]: 'on' });
  const reachOf = async (trace: string) => {
    const answer = await assayed.call(`/__control/reach?trace_id=${trace}`, { headers: { [CONTROL_HEADER]: CONTROL_KEY } });
    return controlReach.parse(await answer.json()).parts;
  };

  test('names the members that one trace used, and not those of another', async () => {
    const { access_token: token } = await assayed.signIn();
    await Promise.all([
      assayed.call('/api/threads', { token, headers: observed(ONE) }),
      assayed.call('/auth/sessions', { token, headers: observed(OTHER) }),
    ]);
    const [one, other] = [await reachOf(ONE), await reachOf(OTHER)];
    expect(one).toEqual(expect.arrayContaining(['responses.send', 'threads.list', 'tokens.verify']));
    expect(other).toEqual(expect.arrayContaining(['responses.send', 'sessions.list', 'tokens.verify']));
    expect([one.includes('sessions.list'), other.includes('threads.list')]).toEqual([false, false]);
  });

  test('is not recorded unless it is asked for', async () => {
    const { access_token: token } = await assayed.signIn();
    await assayed.call('/api/threads', { token, headers: traced('4'.repeat(32)) });
    expect(await reachOf('4'.repeat(32))).toEqual([]);
  });

  test('is for those who hold the key, on a platform started for an assay', async () => {
    const without = await assayed.call(`/__control/reach?trace_id=${ONE}`);
    const elsewhere = await ordinary.call('/__control/faults', { headers: { [CONTROL_HEADER]: CONTROL_KEY } });
    expect([without.status, elsewhere.status]).toEqual([404, 404]);
  });
});
