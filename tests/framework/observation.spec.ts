import { expect, test } from '@playwright/test';
import { receivedFact } from '#utils/observation/frame-fact';
import { observation } from '#utils/observation/observation.schema';
import { observe } from '#utils/observation/observe';
import { learnSecret } from '#utils/transcript/redact';
import { createTranscript } from '#utils/transcript/transcript';
import { readRun } from '../../reports/journal/read.ts';
import { fixtureSpecOf } from './support/framework-test.ts';
import { InlineProject, realConfigOf } from './support/inline-project.ts';

const event = (type: string, seq: number, more: object = {}) => ({ type, seq, run_id: 'run_1', agent_name: 'supervisor', payload: {}, ...more });

/** A transcript in which a question was asked at 1000 on one socket, and two saw its run. */
function twoSockets() {
  const transcript = createTranscript();
  const add = (at: number, connection: number, raw: object) => transcript.add({ at, channel: 'ws', direction: 'in', who: 'user 1', label: 'frame', fact: receivedFact(raw, { connection, over: 'socket' }) });
  transcript.add({ at: 1000, channel: 'ws', direction: 'out', who: 'user 1', label: 'user_message', fact: { kind: 'sent', type: 'user_message', messageId: 'msg-1' } });
  add(1002, 1, { type: 'ack', correlation_id: 'msg-1', data: { status: 'accepted', run_id: 'run_1' } });
  add(1010, 1, event('agent_started', 1));
  add(1011, 2, event('agent_started', 1));
  add(1012, 2, event('agent_thinking', 2));
  add(1050, 1, event('final_report', 3));
  return transcript;
}

test.describe('observation', () => {
  test('a run seen on two sockets is one run, timed on the one that asked for it', () => {
    expect(observe(twoSockets()).runs).toEqual([{ agent: 'supervisor', over: 'socket', firstEventMs: 10, totalMs: 50, terminal: 'final_report', events: 2, quietMs: expect.any(Number) }]);
  });

  test('types that were sent and received are told once each', () => {
    expect(observe(twoSockets())).toMatchObject({ sent: ['user_message'], received: ['ack', 'agent_started', 'agent_thinking', 'final_report'] });
  });

  test('a recoverable error does not end a run, another one does', () => {
    const ends = (recoverable: boolean) => receivedFact(event('agent_error', 1, { payload: { recoverable } }), { connection: 1, over: 'socket' })?.isTerminal;
    expect([ends(true), ends(false)]).toEqual([false, true]);
  });

  test('a run that was acknowledged and never told anything is seen, without events', () => {
    const transcript = createTranscript();
    transcript.add({ channel: 'ws', direction: 'in', who: 'user 1', label: 'ack', fact: receivedFact({ type: 'ack', correlation_id: 'msg-1', data: { status: 'accepted', run_id: 'run_1' } }, { connection: 1, over: 'socket' }) });
    expect(observe(transcript).runs).toEqual([{ agent: null, over: 'socket', firstEventMs: null, totalMs: null, terminal: null, events: 0 }]);
  });

  test('what a broken platform sends in place of a type is not taken for one', () => {
    expect(receivedFact({ type: 'not a type <script>' }, { connection: 1, over: 'socket' })).toBeUndefined();
  });

  test('secrets in paths and reasons are taken out', () => {
    learnSecret('canary-2c81f0d7a4');
    const transcript = createTranscript();
    transcript.add({ channel: 'http', direction: 'note', who: 'user 1', label: 'no answer', fact: { kind: 'unanswered', request: 'GET /api/canary-2c81f0d7a4', reason: 'ECONNREFUSED' } });
    expect(observe(transcript).unanswered).toEqual(['GET /api/[redacted]: ECONNREFUSED']);
  });

  test('entries beyond what a transcript keeps are counted', () => {
    const transcript = createTranscript();
    Array.from({ length: 5003 }).forEach(() => transcript.add({ channel: 'process', direction: 'note', who: 'x', label: 'x' }));
    expect(observe(transcript).dropped).toBe(3);
  });

  test('every attempt of a real test leaves one in the journal: calls, handshakes, closes, runs and memory', async () => {
    using project = new InlineProject({
      'playwright.config.ts': realConfigOf(),
      'tests/p1/a.spec.ts': fixtureSpecOf(`
test('all ways', async ({ api, openSocket, tryOpenSocket, stream }) => {
  await api.threads.list();
  expect((await api.threads.getRaw('thr_unknown')).status).toBe(404);
  await using socket = await openSocket();
  await (await socket.ask('hello')).finished();
  await (await stream.agent('hello')).finished();
  expect(await tryOpenSocket({ token: 'not a token', carrier: 'query' })).not.toHaveProperty('shape', 'accepted');
});
test('fails', async ({ api }) => { await api.threads.list(); expect(1).toBe(2); });`),
    });
    const { folder, iteration } = await project.run({ args: ['--project=p1'] });
    const [journal] = readRun(`${folder}/reports/out/runs/${iteration?.id}`);
    const [all, fails] = ['all ways', 'fails'].map((title) => {
      const id = journal?.begin.tests.find((entry) => entry.title === title)?.id;
      return observation.parse(journal?.attempts.find((attempt) => attempt.id === id)?.observation);
    });
    expect(all?.calls).toContainEqual(expect.objectContaining({ method: 'GET', path: '/api/threads', by: 'client', party: 'user', status: 200, error: null }));
    expect(all?.calls).toContainEqual(expect.objectContaining({ path: '/api/threads/thr_unknown', status: 404, error: 'NOT_FOUND' }));
    expect(all?.calls).toContainEqual(expect.objectContaining({ method: 'POST', by: 'stream', status: 200, ms: null }));
    expect(all?.handshakes.map(({ shape, status, reason }) => ({ shape, status, reason }))).toEqual([{ shape: 'accepted', status: null, reason: null }, { shape: 'refused-before-upgrade', status: 401, reason: 'AUTH_FAILED' }]);
    expect(all?.closes).toEqual([{ code: 1000, reason: '' }]);
    expect(all?.runs.map(({ over, terminal }) => `${over} ${terminal}`)).toEqual(expect.arrayContaining(['socket final_report', 'stream final_report']));
    expect(all?.runs.every(({ firstEventMs, totalMs, events }) => events > 0 && (totalMs === null || (firstEventMs ?? 0) <= totalMs))).toBe(true);
    expect(fails?.calls).toContainEqual(expect.objectContaining({ path: '/api/threads', status: 200 }));
    expect(fails?.workerPeakMb).toBeGreaterThan(20);
  });
});
