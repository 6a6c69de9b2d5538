import { expect, needs, test } from '#fixtures';

test.describe('isolation and devices', () => {
  test('BF-045 two users at work at the same time each see what is theirs and nothing else', needs('chat-page', 'second-user', 'scripted-model'), async ({
    chat, api, createUser, openChat, scripted,
  }) => {
    const other = await createUser();
    const theirs = await openChat(other);
    await chat.composer.sendByEnter(scripted('the words of the one', { echo: true, slowMs: 30 }));
    await theirs.composer.sendByEnter(scripted('the words of the other', { echo: true, slowMs: 30 }));
    await expect(chat.conversation.finishedAnswers).toHaveCount(1);
    await expect(theirs.conversation.finishedAnswers).toHaveCount(1);

    await expect(chat.conversation.answers).toContainText(['the words of the one']);
    await expect(theirs.conversation.answers).toContainText(['the words of the other']);
    await expect(chat.sidebar.threads).toHaveText(['[slow:30] [echo] the words of the one']);
    await expect(theirs.sidebar.threads).toHaveText(['[slow:30] [echo] the words of the other']);
    await theirs.gotoThread(await chat.readThreadId());
    await expect(theirs.missing).toBeVisible();
    expect([await api.threads.list(), await other.api.threads.list()]).toMatchObject([[{ message_count: 2 }], [{ message_count: 2 }]]);
  });

  test('BF-046 two tabs of a user agree: on what is asked, stopped, renamed and deleted', needs('chat-page', 'scripted-model'), async ({
    chat, openTab, api, scripted,
  }) => {
    const thread = await api.threads.create({ title: 'Shared' });
    const [one, other] = [chat, await openTab()];
    await one.gotoThread(thread.id);
    await other.gotoThread(thread.id);
    await expect(one.connection).toHaveText('Connected');
    await expect(other.connection).toHaveText('Connected');
    await one.composer.send(scripted('Heard in both tabs.', { long: 8000, slowMs: 40 }));

    await expect(other.conversation.answer(0).text).toContainText('Sentence 2');
    await expect(other.conversation.questions).toContainText(['Heard in both tabs.']);
    await other.composer.stop();
    await expect(one.conversation.answers).toContainText(['Stopped. This answer is incomplete.']);
    await expect(other.conversation.answers).toContainText(['Stopped. This answer is incomplete.']);
    await other.sidebar.thread('Shared').rename('Renamed by the other tab');
    await expect(one.heading).toHaveText('Renamed by the other tab');
    await one.sidebar.thread('Renamed by the other tab').startDeletion();
    await one.sidebar.thread('Renamed by the other tab').answerDeletion('Delete');
    await expect(other.missing).toBeVisible();
    await expect(other.sidebar.threads).toHaveCount(0);
    expect(await api.threads.list()).toEqual([]);
  });

  test('BF-048 everything can be done by keyboard alone, and nothing is inaccessible, in light and in dark', needs('chat-page'), async ({ chat, api }) => {
    const { browser, composer, sidebar } = chat;
    await expect(composer.input).toBeFocused();
    await browser.type('Which models do we use?');
    await browser.press('Enter');
    await expect(chat.conversation.finishedAnswers).toHaveCount(1);
    await browser.tabTo(sidebar.thread('Which models do we use?').renameButton);
    await expect(sidebar.thread('Which models do we use?').renameButton).toBeFocused();
    await browser.press('Enter');
    await expect(sidebar.thread('Which models do we use?').titleField).toBeFocused();
    await browser.type('By keyboard');
    await browser.press('Enter');
    await expect(chat.heading).toHaveText('By keyboard');
    await browser.tabTo(sidebar.thread('By keyboard').deleteButton);
    await browser.press('Enter');
    await expect(sidebar.thread('By keyboard').deletion).toBeVisible();
    await browser.press('Escape');
    await expect(sidebar.thread('By keyboard').deleteButton).toBeFocused();
    await expect(sidebar.thread('By keyboard').deleteButton).toHaveCSS('outline-style', 'solid');

    expect((await api.threads.list()).map(({ title }) => title)).toEqual(['By keyboard']);
    await browser.prefer('light');
    expect(await browser.readInaccessible()).toEqual([]);
    await browser.prefer('dark');
    expect(await browser.readInaccessible('colours')).toEqual([]);
  });
});
