import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixtureSpecOf } from './framework-test.ts';
import type { InlineResult } from './inline-project.ts';
import { InlineProject, realConfigOf } from './inline-project.ts';

/** The run goes on until a stranger has knocked. */
const KNOCKED = 'knocked';
const SPECS = {
  'tests/p1/a.spec.ts': fixtureSpecOf(`import { existsSync } from 'node:fs';
test.setTimeout(90_000);
test('is all over TLS', async ({ api, socket, stream, target }) => {
  expect([target.apiUrl, target.authUrl, target.wsUrl, target.appUrl].map((address) => new URL(address).protocol)).toEqual(['https:', 'https:', 'wss:', 'https:']);
  const { id } = await api.threads.create({ title: 'Over TLS' });
  expect((await api.threads.get(id)).title).toBe('Over TLS');
  expect(socket.greeting.user_id).toBe((await api.auth.me()).id);
  expect((await (await stream.agent('Hello')).finished()).text).not.toBe('');
});
test('is still there', async ({ target }) => {
  console.log('strangers may knock at ' + target.apiUrl);
  await expect.poll(() => existsSync('${KNOCKED}'), { timeout: 60_000 }).toBe(true);
});`),
  'tests/chat/a.spec.ts': fixtureSpecOf(`
test('opens the page', needs('chat-page'), async ({ chat, page }) => {
  expect(page.url()).toMatch(/^https:/);
  await expect(chat.connection).toHaveText('Connected');
});`),
};

/** Runs projects with the embedded platform over TLS, and lets somebody who is not of the run knock at its address meanwhile. */
export async function overTls<T>(projects: readonly string[], knock: (address: string) => Promise<T>): Promise<{ result: InlineResult; knocked: T }> {
  using project = new InlineProject({ 'playwright.config.ts': realConfigOf(), ...SPECS });
  const run = project.start({ args: [...projects, '--workers=1'], env: { TOUCHSTONE_EMBEDDED_TLS: '1' } });
  const [, address = ''] = /strangers may knock at (\S+)/.exec(await run.says('strangers may knock')) ?? [];
  const knocked = await knock(address);
  writeFileSync(join(project.folder, KNOCKED), '');
  return { result: await run.finished, knocked };
}
