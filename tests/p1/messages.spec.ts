import { expect, test } from '#fixtures';

test.describe('messages', () => {
  test('012 a stored message is there, unchanged, for a later connection', async ({ api, anonymousApi, openSocket }) => {
    // One letter composed, one with a combining mark: whoever normalises changes one of them.
    const content = ` Zürich → Zu\u0308rich → 東京 👩‍🚀\n<b>"&amp;"</b>\t${'long '.repeat(400)}\n`;
    const thread = await api.threads.create({ title: 'Notes' });
    const created = await api.messages.create(thread.id, { content, metadata: { source: 'test 012' } });
    const refused = await anonymousApi.messages.createRaw(thread.id, { content: 'from nobody' });

    await using socket = await openSocket();
    const { messages, total } = await socket.history(thread.id);
    expect(messages).toEqual([created]);
    expect(total).toBe(1);
    expect(created).toMatchObject({ thread_id: thread.id, role: 'user', content, metadata: { source: 'test 012' } });
    expect(await api.messages.get(created.id)).toEqual(created);
    expect((await api.threads.messages(thread.id)).messages).toEqual([created]);
    expect(refused).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
  });

  test('024 messages keep the order in which they were posted, one sent again under its key included', async ({ api }) => {
    const thread = await api.threads.create();
    const texts = ['first', 'second', 'third', 'fourth', 'fifth'];
    for (const content of texts) await api.with({ idempotencyKey: `${thread.id}-${content}` }).messages.create(thread.id, { content });
    const again = await api.with({ idempotencyKey: `${thread.id}-second` }).messages.create(thread.id, { content: 'second' });

    const { messages } = await api.threads.messages(thread.id);
    const seqs = messages.map((message) => message.seq);
    expect(messages.map((message) => message.content)).toEqual(texts);
    expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b));
    expect(again).toEqual(messages[1]);
    expect((await api.messages.listChat({ thread_id: thread.id })).messages).toEqual(messages);
  });
});
