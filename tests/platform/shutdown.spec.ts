import { expect, test } from '@playwright/test';
import { PATHS } from '#contracts/paths';
import { heard } from './agents-support.ts';
import { dial } from './socket-client.ts';
import { startTestPlatform } from './support.ts';

/** A platform that is stopped while a run says nothing, and what comes of the request that started the run. */
async function stopped(path: string) {
  const platform = await startTestPlatform();
  const { access_token: token, user } = await platform.signIn();
  const socket = await dial(platform.origin, { token });
  const begun = heard(platform, user.id, 'agent_started');
  const answer = platform.call(path, { method: 'POST', token, body: { message: '[hang] cost', ...(path === PATHS.execute ? { type: 'supervisor' } : {}) } });
  await begun;
  const text = answer.then((response) => response.text());
  await platform.close();
  return { socket, text };
}

test.describe('a shutdown in the middle of a run', () => {
  test('who waits for the answer is told that the run was interrupted', async () => {
    const { text } = await stopped(PATHS.execute);
    expect(JSON.parse(await text)).toMatchObject({ status: 'error', result: { error_code: 'INTERRUPTED' } });
  });

  test('a stream ends in order', async () => {
    const { text } = await stopped(PATHS.agentStream);
    const names = [...(await text).matchAll(/^event: (.+)$/gm)].map(([, name]) => name);
    expect(names.slice(-2)).toEqual(['agent_error', 'stream_end']);
    expect(await text).toMatch(/"status":"failed"/);
  });

  test('a socket hears the last event of the run before it is closed with 1012', async () => {
    const { socket } = await stopped(PATHS.execute);
    expect(await socket.closed).toEqual({ code: 1012, reason: 'service_restart' });
    expect(socket.events().at(-1)).toMatchObject({ type: 'agent_error', payload: { error_code: 'INTERRUPTED', recoverable: false } });
  });
});
