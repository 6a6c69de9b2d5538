import { expect, test } from '@playwright/test';
import { chatMessageCreated, chatMessageList, message, messagePage } from '#contracts/message.schema';
import type { TestPlatform } from './support.ts';
import { startTestPlatform } from './support.ts';

let platform: TestPlatform;
test.beforeAll(async () => {
  platform = await startTestPlatform();
});
test.afterAll(() => platform.close());

/** A user with one thread, and short ways to write to and read from it. */
async function someoneWithThread() {
  const { access_token: token, user } = await platform.signIn();
  const { id: threadId } = platform.services.threads.create(user.id, {});
  const address = `/api/threads/${threadId}/messages`;
  const post = (content: string) => platform.call(address, { method: 'POST', token, body: { content } });
  const stored = (content: string) => platform.services.messages.append(user.id, { threadId, role: 'user', content });
  const page = async (query = '') => messagePage.parse(await (await platform.call(`${address}${query}`, { token })).json());
  return { token, userId: user.id, threadId, address, post, stored, page };
}

test.describe('messages', () => {
  test('a message is stored as it was sent, to the last code point', async () => {
    const { post, page } = await someoneWithThread();
    const content = '  “naïve” 👩‍👩‍👧 \u202eעברית\n\ttab <b>&amp;</b> \u0001 ';
    const response = await post(content);
    const created = message.parse(await response.json());
    expect([response.status, response.headers.get('location'), created.content]).toEqual([201, `/api/chat/messages/${created.id}`, content]);
    expect((await page()).messages).toEqual([created]);
  });

  test('pages of 25 messages are exact, oldest first', async () => {
    const { stored, page } = await someoneWithThread();
    const all = Array.from({ length: 25 }, (_, index) => stored(`message ${index}`));
    const pages = await Promise.all([page('?limit=10'), page('?limit=10&offset=10'), page('?limit=10&offset=20'), page('?limit=10&offset=30')]);
    expect(pages.map(({ messages }) => messages.length)).toEqual([10, 10, 5, 0]);
    expect(pages.flatMap(({ messages }) => messages)).toEqual(all);
    expect(pages.map(({ total }) => total)).toEqual([25, 25, 25, 25]);
  });

  test('the number of a deleted message is never given again', async () => {
    const { token, stored, page } = await someoneWithThread();
    const [, last] = ['one', 'two'].map(stored);
    await platform.call(`/api/chat/messages/${last?.id}`, { method: 'DELETE', token });
    stored('three');
    expect((await page()).messages.map(({ seq, content }) => [seq, content])).toEqual([[1, 'one'], [3, 'three']]);
  });

  test('a deleted message is gone from every list and its text from the store', async () => {
    const { token, threadId, stored, page } = await someoneWithThread();
    const { id } = stored('to be forgotten');
    const removed = await platform.call(`/api/chat/messages/${id}`, { method: 'DELETE', token });
    expect(await removed.json()).toEqual({ message_id: id, status: 'deleted' });
    expect((await platform.call(`/api/chat/messages/${id}`, { token })).status).toBe(404);
    expect((await page()).total).toBe(0);
    expect(platform.core.db.prepare('SELECT content, search FROM messages WHERE thread_id = ?').get(threadId)).toMatchObject({ content: '', search: '' });
  });

  test('both families of addresses show the same message', async () => {
    const { token, threadId, page } = await someoneWithThread();
    const response = await platform.call('/api/chat/messages', { method: 'POST', token, body: { thread_id: threadId, content: 'hello' } });
    const { message: created } = chatMessageCreated.parse(await response.json());
    expect(response.status).toBe(201);
    expect(await (await platform.call(response.headers.get('location') ?? '', { token })).json()).toEqual(created);
    expect((await page()).messages).toEqual([created]);
  });

  test('the list over all threads is newest first and pages by number', async () => {
    const { token, userId, stored } = await someoneWithThread();
    const other = platform.services.threads.create(userId, {});
    stored('one');
    platform.services.messages.append(userId, { threadId: other.id, role: 'user', content: 'two' });
    stored('three');
    const list = chatMessageList.parse(await (await platform.call('/api/chat/messages?limit=2', { token })).json());
    expect(list.messages.map(({ content }) => content)).toEqual(['three', 'two']);
    expect(list).toMatchObject({ total_count: 3, page: 1, page_size: 2, has_more: true });
  });

  test('messages of somebody else can be neither read, written nor deleted', async () => {
    const [owner, stranger] = await Promise.all([someoneWithThread(), someoneWithThread()]);
    const { id } = owner.stored('mine');
    const { token } = stranger;
    const answers = await Promise.all([
      platform.call(owner.address, { token }),
      platform.call(owner.address, { method: 'POST', token, body: { content: 'intruder' } }),
      platform.call('/api/chat/messages', { method: 'POST', token, body: { thread_id: owner.threadId, content: 'intruder' } }),
      platform.call(`/api/chat/messages?thread_id=${owner.threadId}`, { token }),
      platform.call(`/api/chat/messages/${id}`, { token }),
      platform.call(`/api/chat/messages/${id}`, { method: 'DELETE', token }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
    expect((await owner.page()).messages.map(({ content }) => content)).toEqual(['mine']);
  });

  test('writing without a token is refused and stores nothing', async () => {
    const { address, page } = await someoneWithThread();
    const refused = await platform.call(address, { method: 'POST', body: { content: 'hello' } });
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="netra-platform"']);
    expect((await page()).total).toBe(0);
  });

  test('a message has 1 to 8000 characters and something to say', async () => {
    const { post, page } = await someoneWithThread();
    const answers = await Promise.all(['x'.repeat(8000), 'x'.repeat(8001), '', ' \n ', 'a\0b', '\ud800'].map(post));
    expect(answers.map(({ status }) => status)).toEqual([201, 422, 422, 422, 422, 422]);
    expect((await page()).total).toBe(1);
  });
});
