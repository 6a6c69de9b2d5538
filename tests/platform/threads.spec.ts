import { expect, test } from '@playwright/test';
import { thread, threadList } from '#contracts/thread.schema';
import type { AgentEvent } from '#contracts/event.schema';
import type { TestPlatform } from './support.ts';
import { startTestPlatform } from './support.ts';

let platform: TestPlatform;
test.beforeAll(async () => {
  platform = await startTestPlatform();
});
test.afterAll(() => platform.close());

/** A user of this test alone, and short ways to do things in their name. */
async function someone() {
  const { access_token: token, user } = await platform.signIn();
  const threads = platform.services.threads;
  const titles = async (query: string) => threadList.parse(await (await platform.call(`/api/threads${query}`, { token })).json()).map(({ title }) => title);
  const say = (threadId: string, content: string) => platform.services.messages.append(user.id, { threadId, role: 'user', content });
  const heard: AgentEvent[] = [];
  platform.services.journal.subscribe(user.id, (event) => heard.push(event));
  return { token, userId: user.id, threads, titles, say, heard, create: (title: string) => threads.create(user.id, { title }) };
}

/** What of a refusal may not tell one request from another. */
const withoutIds = (body: Record<string, unknown>) => ({ ...body, request_id: '', trace_id: '', timestamp: '' });

test.describe('threads', () => {
  test('a created thread is answered with 201, its address and what was stored', async () => {
    const { token } = await someone();
    const response = await platform.call('/api/threads', { method: 'POST', token, body: { title: 'Costs', metadata: { team: 'blue' } } });
    const created = thread.parse(await response.json());
    expect(response.status).toBe(201);
    expect(created).toMatchObject({ title: 'Costs', metadata: { team: 'blue' }, message_count: 0 });
    const found = await platform.call(response.headers.get('location') ?? '', { token });
    expect(await found.json()).toEqual(created);
  });

  test('a thread of somebody else is refused in the words for one that never was', async () => {
    const [owner, stranger] = await Promise.all([someone(), someone()]);
    const foreign = await platform.call(`/api/threads/${owner.create('Mine').id}`, { token: stranger.token });
    const unknown = await platform.call('/api/threads/thr_0123456789abcdef01234567', { token: stranger.token });
    expect([foreign.status, unknown.status]).toEqual([404, 404]);
    expect(withoutIds(await foreign.json())).toEqual(withoutIds(await unknown.json()));
  });

  test('a stranger can neither rename nor delete a thread', async () => {
    const [owner, stranger] = await Promise.all([someone(), someone()]);
    const { id } = owner.create('Mine');
    const renamed = await platform.call(`/api/threads/${id}`, { method: 'PUT', token: stranger.token, body: { title: 'Yours' } });
    const purged = await platform.call(`/api/threads/${id}?purge=true`, { method: 'DELETE', token: stranger.token });
    expect([renamed.status, purged.status]).toEqual([404, 404]);
    expect(owner.threads.get(owner.userId, id).title).toBe('Mine');
  });

  test('pages cover the list without overlap and tell where the others are', async () => {
    const { token, create, titles } = await someone();
    ['a', 'b', 'c', 'd', 'e'].forEach(create);
    const middle = await platform.call('/api/threads?limit=2&offset=2&sort=title', { token });
    expect(middle.headers.get('x-total-count')).toBe('5');
    expect(middle.headers.get('link')).toBe(
      [['first', 0], ['prev', 0], ['next', 4], ['last', 4]].map(([rel, offset]) => `</api/threads?limit=2&offset=${offset}&sort=title>; rel="${rel}"`).join(', '),
    );
    expect([await titles('?limit=2&sort=title'), await titles('?limit=2&offset=2&sort=title'), await titles('?limit=2&offset=4&sort=title')])
      .toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  });

  test('the newest thread comes first, also within one second', async () => {
    const { create, titles } = await someone();
    ['first', 'second', 'third'].forEach(create);
    expect(await titles('')).toEqual(['third', 'second', 'first']);
  });

  test('a new message puts its thread on top', async () => {
    const { create, titles, say } = await someone();
    const [old] = ['old', 'new'].map(create);
    say(old?.id ?? '', 'hello');
    expect(await titles('')).toEqual(['old', 'new']);
  });

  test('search ignores case in every script, in titles and in messages', async () => {
    const { create, titles, say } = await someone();
    create('Ärger mit Kosten');
    say(create('Street').id, 'Die Straße nach ΟΔΟΣ');
    expect([await titles('?q=%C3%A4RGER'), await titles('?q=STRASSE'), await titles(`?q=${encodeURIComponent('οδος')}`), await titles('?q=nothing')])
      .toEqual([['Ärger mit Kosten'], ['Street'], ['Street'], []]);
  });

  test('search takes wildcards and quotes literally', async () => {
    const { create, titles } = await someone();
    ['100 % sure', 'snake_case', "it's"].forEach(create);
    expect([await titles('?q=%25'), await titles('?q=_'), await titles("?q='"), await titles('?q=%5C')]).toEqual([['100 % sure'], ['snake_case'], ["it's"], []]);
  });

  test('creating, renaming and deleting tell live listeners in order', async () => {
    const { token, heard } = await someone();
    const { id } = thread.parse(await (await platform.call('/api/threads', { method: 'POST', token, body: { title: 'One' } })).json());
    await platform.call(`/api/threads/${id}`, { method: 'PUT', token, body: { title: 'Two' } });
    await platform.call(`/api/threads/${id}`, { method: 'DELETE', token });
    expect(heard.map(({ type, seq, payload }) => [type, seq, payload])).toEqual([
      ['thread_created', 1, { title: 'One' }], ['thread_renamed', 2, { title: 'Two' }], ['thread_deleted', 3, { purged: false }],
    ]);
  });

  test('auto-rename cuts the first user message at a word within 50 characters', async () => {
    const { token, create, say } = await someone();
    const { id } = create('New chat');
    say(id, 'Which of our models\nspend the most money on cached answers every month?');
    const renamed = await platform.call(`/api/threads/${id}/auto-rename`, { method: 'POST', token });
    expect(thread.parse(await renamed.json()).title).toBe('Which of our models spend the most money on cached');
  });

  test('auto-rename never cuts a grapheme in two', async () => {
    const { token, create, say } = await someone();
    const { id } = create('New chat');
    say(id, '👩‍👩‍👧‍👦'.repeat(10));
    const renamed = await platform.call(`/api/threads/${id}/auto-rename`, { method: 'POST', token });
    expect(thread.parse(await renamed.json()).title).toBe('👩‍👩‍👧‍👦'.repeat(4));
  });

  test('auto-rename of a thread without a user message is refused', async () => {
    const { token, create } = await someone();
    const refused = await platform.call(`/api/threads/${create('Empty').id}/auto-rename`, { method: 'POST', token });
    expect([refused.status, (await refused.json()).error_code]).toEqual([400, 'BAD_REQUEST']);
  });

  test('an archived thread is gone for its owner but kept', async () => {
    const { token, create, titles } = await someone();
    const { id } = create('Old');
    const removed = await platform.call(`/api/threads/${id}`, { method: 'DELETE', token });
    expect(await removed.json()).toEqual({ id, status: 'archived' });
    expect((await platform.call(`/api/threads/${id}`, { token })).status).toBe(404);
    expect(await titles('')).toEqual([]);
    expect(platform.core.db.prepare('SELECT title FROM threads WHERE id = ?').get(id)).toMatchObject({ title: 'Old' });
  });

  test('a purged thread leaves nothing behind, and its listeners are told', async () => {
    const { token, create, say, heard } = await someone();
    const { id } = create('Secret plan');
    await platform.call(`/api/threads/${id}/messages`, { method: 'POST', token, body: { content: 'top secret' }, headers: { 'idempotency-key': 'purge-me' } });
    say(id, 'more of it');
    const removed = await platform.call(`/api/threads/${id}?purge=true`, { method: 'DELETE', token });
    expect(await removed.json()).toEqual({ id, status: 'purged' });
    const left = platform.core.db.prepare(`
      SELECT (SELECT COUNT(*) FROM threads WHERE id = @id) AS threads, (SELECT COUNT(*) FROM messages WHERE thread_id = @id) AS messages,
        (SELECT COUNT(*) FROM events WHERE thread_id = @id) AS events, (SELECT COUNT(*) FROM idempotency WHERE instr(body, @id) > 0) AS answers`).get({ id });
    expect(left).toMatchObject({ threads: 0, messages: 0, events: 0, answers: 0 });
    expect(heard.at(-1)).toMatchObject({ type: 'thread_deleted', thread_id: id, payload: { purged: true } });
  });

  test('an archived thread can still be erased, once', async () => {
    const { token, userId, threads, create } = await someone();
    const { id } = create('Old');
    threads.archive(userId, id);
    const [first, second] = [await platform.call(`/api/threads/${id}?purge=true`, { method: 'DELETE', token }), await platform.call(`/api/threads/${id}?purge=true`, { method: 'DELETE', token })];
    expect([first.status, second.status]).toEqual([200, 404]);
  });
});
