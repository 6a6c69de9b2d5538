import type { ImportLine } from '#fixtures';
import { expect, needs, test } from '#fixtures';

const AN_HOUR = 3600;
const now = () => Math.floor(Date.now() / 1000);

/** A thread that is so many hours old, with a question and an answer in it. */
const aged = (title: string, hours: number): ImportLine[] => [
  { type: 'thread', ref: title, title, created_at: now() - hours * AN_HOUR, updated_at: now() - hours * AN_HOUR },
  { type: 'message', thread: title, role: 'user', content: `What of ${title}?`, created_at: now() - hours * AN_HOUR },
  { type: 'message', thread: title, role: 'assistant', content: `This of ${title}.`, created_at: now() - hours * AN_HOUR },
];

test.describe('threads', () => {
  test('BF-027 a new chat is empty, becomes a thread of its own and leaves the other as it was', needs('chat-page'), async ({ chat, api }) => {
    await chat.composer.send('What did doc-search cost?');
    await expect(chat.conversation.finishedAnswers).toHaveCount(1);
    const first = await chat.readThreadId();
    const before = await api.threads.messages(first);
    await chat.sidebar.startNewChat();
    await expect(chat.emptyState).toBeVisible();
    await expect(chat.heading).toHaveText('New chat');
    await chat.composer.send('Which models do we use?');

    await expect(chat.conversation.finishedAnswers).toHaveCount(1);
    await expect(chat.conversation.questions).toContainText(['Which models do we use?']);
    await expect(chat.sidebar.threads).toHaveText(['Which models do we use?', 'What did doc-search cost?']);
    const second = await chat.readThreadId();
    expect(await api.threads.messages(first)).toEqual(before);
    expect((await api.threads.messages(second)).messages[0]?.content).toBe('Which models do we use?');
  });

  test('BF-028 threads stand in the order in which something was said in them last, under titles from their first question', needs('chat-page'), async ({
    chat, api,
  }) => {
    await api.transfer.import([...aged('Old', 3), ...aged('Older', 4), ...aged('Recent', 2)]);
    await chat.reload();
    await expect(chat.sidebar.threads).toHaveText(['Recent', 'Old', 'Older']);
    await chat.composer.send('How many requests did we make, and what did each of our services pay for them?');
    await expect(chat.conversation.finishedAnswers).toHaveCount(1);
    await chat.sidebar.thread('Older').open();
    await expect(chat.heading).toHaveText('Older');
    await chat.composer.send('And now?');
    await expect(chat.conversation.finishedAnswers).toHaveCount(2);

    const [, made] = await api.threads.list();
    expect('How many requests did we make, and what did each of our services pay for them?').toContain(made?.title.replace(/…$/, ''));
    expect(made?.title.length).toBeGreaterThan(20);
    await expect(chat.sidebar.threads).toHaveText(['Older', String(made?.title), 'Recent', 'Old']);
    expect((await api.threads.list()).map(({ title }) => title)).toEqual(['Older', made?.title, 'Recent', 'Old']);
  });

  test('BF-029 switching shows the history of the thread one switched to, and going back that of the one before', needs('chat-page'), async ({ chat, api }) => {
    await api.transfer.import([...aged('Cost', 1), ...aged('Latency', 2)]);
    await chat.reload();
    await chat.sidebar.thread('Cost').open();
    await expect(chat.conversation.questions).toContainText(['What of Cost?']);
    await expect(chat.conversation.answers).toContainText(['This of Cost.']);
    await chat.sidebar.thread('Latency').open();

    await expect(chat.heading).toHaveText('Latency');
    await expect(chat.conversation.questions).toContainText(['What of Latency?']);
    await expect(chat.conversation.answers).toContainText(['This of Latency.']);
    await chat.goBack();
    await expect(chat.heading).toHaveText('Cost');
    await expect(chat.conversation.questions).toContainText(['What of Cost?']);
    await expect(chat.conversation.answers).toContainText(['This of Cost.']);
  });

  test('BF-030 a link leads to its thread, and to nothing where the thread is another user’s or not there', needs('chat-page', 'second-user'), async ({
    chat, api, createUser,
  }) => {
    const { threads } = await api.transfer.import(aged('Linked', 1));
    const foreign = await (await createUser()).api.threads.create({ title: 'Foreign' });
    await chat.gotoThread(String(threads['Linked']));
    await expect(chat.heading).toHaveText('Linked');
    await expect(chat.conversation.questions).toContainText(['What of Linked?']);

    await chat.gotoThread(foreign.id);
    await expect(chat.missing).toBeVisible();
    await expect(chat.heading).toHaveText('Not found');
    await expect(chat.composer.input).toBeHidden();
    await chat.gotoThread('thr_never_was');
    await expect(chat.missing).toBeVisible();
    await expect(chat.heading).toHaveText('Not found');
    await expect(chat.sidebar.threads).toHaveText(['Linked']);
  });

  test('BF-031 a search shows the threads it finds and no others, says so where there are none, and ends', needs('chat-page'), async ({ chat, api }) => {
    await api.transfer.import(
      [...aged('Budget', 1), ...aged('Latency', 2), { type: 'message', thread: 'Latency', role: 'user', content: 'And the budget?' }, ...aged('Models', 3)],
    );
    await chat.reload();
    await expect(chat.sidebar.threads).toHaveCount(3);
    await chat.sidebar.search('budget');
    await expect(chat.sidebar.threads).toHaveCount(2);
    const found = await api.threads.list({ q: 'budget' });

    expect(found.map(({ title }) => title).sort()).toEqual(['Budget', 'Latency']);
    await expect(chat.sidebar.threads).toHaveText(found.map(({ title }) => title));
    await chat.sidebar.search('budget of nobody');
    await expect(chat.sidebar.note).toHaveText('No threads match “budget of nobody”.');
    await expect(chat.sidebar.threads).toHaveCount(0);
    await chat.sidebar.search('');
    await expect(chat.sidebar.threads).toHaveText((await api.threads.list()).map(({ title }) => title));
  });

  test('BF-032 a thread is renamed and deleted, on the platform too, and a deletion can be thought over', needs('chat-page'), async ({ chat, api }) => {
    const kept = await api.threads.create({ title: 'Kept' });
    const thread = await api.threads.create({ title: 'Draft' });
    await chat.gotoThread(thread.id);
    await chat.sidebar.thread('Draft').rename('Final');
    await expect(chat.heading).toHaveText('Final');
    expect((await api.threads.get(thread.id)).title).toBe('Final');
    await chat.sidebar.thread('Final').startDeletion();
    await expect(chat.sidebar.thread('Final').deletion).toContainText('“Final” and its messages');
    await chat.sidebar.thread('Final').answerDeletion('Cancel');
    await expect(chat.sidebar.threads).toHaveCount(2);

    await chat.sidebar.thread('Final').startDeletion();
    await chat.sidebar.thread('Final').answerDeletion('Delete');
    await expect(chat.sidebar.threads).toHaveText(['Kept']);
    await expect(chat.emptyState).toBeVisible();
    expect((await api.threads.list()).map(({ id }) => id)).toEqual([kept.id]);
    expect(await api.threads.messagesRaw(thread.id)).toBeProblem({ status: 404, code: 'NOT_FOUND' });
  });

  test('BF-033 nothing crosses between threads: answers at the same time, and what is not sent yet', needs('chat-page', 'scripted-model'), async ({
    chat, api, scripted,
  }) => {
    const [left, right] = [await api.threads.create({ title: 'Left' }), await api.threads.create({ title: 'Right' })];
    await chat.gotoThread(left.id);
    await chat.composer.send(scripted('the answer of the left one comes slowly', { echo: true, slowMs: 60 }));
    await expect(chat.conversation.answer(0).text).toBeVisible();
    await chat.composer.input.fill('a thought of the left one');
    await chat.sidebar.thread('Right').open();
    await expect(chat.heading).toHaveText('Right');
    await expect(chat.composer.input).toHaveValue('');
    await chat.composer.send(scripted('the answer of the right one', { echo: true, slowMs: 30 }));

    await expect(chat.conversation.finishedAnswers).toHaveCount(1);
    await expect(chat.conversation.answer(0).text).toHaveText('the answer of the right one');
    await chat.sidebar.thread('Left').open();
    await expect(chat.composer.input).toHaveValue('a thought of the left one');
    await expect(chat.conversation.finishedAnswers).toHaveCount(1);
    await expect(chat.conversation.answer(0).text).toHaveText('the answer of the left one comes slowly');
    const said = await Promise.all(
      [left, right].map(async ({ id }) => (await api.threads.messages(id)).messages.map(({ content }) => content.replace(/^(\[[^\]]+\] ?)+/, ''))),
    );
    expect(said).toEqual([Array(2).fill('the answer of the left one comes slowly'), Array(2).fill('the answer of the right one')]);
  });
});
