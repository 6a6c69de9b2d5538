import { expect, LIMITS, needs, paths, test } from '#fixtures';

const HOSTILE = '<img src="/nothing" onerror="alert(1)"> <a href="javascript:alert(2)">x</a>';
const HEBREW = 'כמה זה עולה? 👩‍🚀 5 €';
const LATIN = 'Zu\u0308rich, Łódź: 東京 → ٣';

test.describe('robustness', () => {
  test('BF-040 a script in one’s name, in a search, in a title or before its deletion is text', needs('chat-page', 'registration'), async ({
    signInPage, chatPage, anonymousApi, uniqueEmail,
  }) => {
    await anonymousApi.auth.register({ email: uniqueEmail, password: 'correct horse battery staple', full_name: HOSTILE });
    await signInPage.goto();
    await signInPage.signIn(uniqueEmail, 'correct horse battery staple');
    await expect(chatPage.sidebar.account).toHaveText(`${HOSTILE}${uniqueEmail}`);
    await chatPage.composer.send(HOSTILE.slice(0, 39));
    await expect(chatPage.conversation.finishedAnswers).toHaveCount(1);
    await expect(chatPage.heading).toHaveText(HOSTILE.slice(0, 39));
    await chatPage.sidebar.thread(HOSTILE.slice(0, 39)).rename(HOSTILE);
    await expect(chatPage.heading).toHaveText(HOSTILE);
    await chatPage.sidebar.thread(HOSTILE).startDeletion();
    await expect(chatPage.sidebar.thread(HOSTILE).deletion).toContainText(`“${HOSTILE}”`);
    await expect(chatPage.activeContent).toHaveCount(0);

    await chatPage.sidebar.thread(HOSTILE).answerDeletion('Cancel');
    await chatPage.sidebar.search(`${HOSTILE}?`);
    await expect(chatPage.sidebar.note).toHaveText(`No threads match “${HOSTILE}?”.`);
    await expect(chatPage.activeContent).toHaveCount(0);
    expect(chatPage.dialogs).toEqual([]);
  });

  test('BF-041 text of any script is stored letter by letter, and each runs in its own direction', needs('chat-page'), async ({ chat, api }) => {
    await chat.composer.send(HEBREW);
    await expect(chat.conversation.finishedAnswers).toHaveCount(1);
    await chat.composer.send(LATIN);
    await expect(chat.conversation.finishedAnswers).toHaveCount(2);

    await expect(chat.conversation.questionTexts).toHaveText([HEBREW, LATIN]);
    await expect(chat.conversation.questionTexts.first()).toHaveCSS('direction', 'rtl');
    await expect(chat.conversation.questionTexts.last()).toHaveCSS('direction', 'ltr');
    await expect(chat.sidebar.threads).toHaveText([HEBREW]);
    const threadId = await chat.readThreadId();
    const { messages } = await api.threads.messages(threadId);
    expect(messages.filter(({ role }) => role === 'user').map(({ content }) => content)).toEqual([HEBREW, LATIN]);
    expect((await api.threads.get(threadId)).title).toBe(HEBREW);
  });

  test('BF-042 threads that cannot be had are told, hinder nobody, and are had by asking again', needs('chat-page'), async ({ chat, api }) => {
    await api.threads.create({ title: 'Out of reach' });
    await chat.browser.breakCalls(paths.threads);
    await chat.reload();
    await expect(chat.sidebar.alert).toContainText('The threads could not be loaded. Something went wrong on the server.');
    await chat.composer.send('Can I ask all the same?');
    await expect(chat.conversation.finishedAnswers).toHaveCount(1);
    await chat.browser.mendCalls();
    await chat.sidebar.retry();

    await expect(chat.sidebar.threads).toHaveText(['Can I ask all the same?', 'Out of reach']);
    await expect(chat.sidebar.alert).toBeHidden();
  });

  test('BF-043 a message that is submitted twice is sent once', needs('chat-page'), async ({ chat, api }) => {
    await chat.composer.input.fill('Once by two clicks');
    await chat.composer.sendButton.dblclick();
    await expect(chat.conversation.finishedAnswers).toHaveCount(1);
    await chat.composer.input.fill('Once by two keys');
    await chat.browser.pressTogether('Enter', 'Enter');
    await expect(chat.conversation.finishedAnswers).toHaveCount(2);

    await expect(chat.conversation.questionTexts).toHaveText(['Once by two clicks', 'Once by two keys']);
    const threadId = await chat.readThreadId();
    const { messages } = await api.threads.messages(threadId);
    expect(messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user', 'assistant']);
    expect((await api.threads.runs(threadId)).runs).toHaveLength(2);
    expect(await api.threads.list()).toHaveLength(1);
  });

  test('BF-044 a very long answer is there to its end, which one sees, and leaves the page in shape', needs('chat-page', 'scripted-model'), async ({
    chat, api, scripted,
  }) => {
    await chat.composer.send(scripted(`At length, please: ${'a'.repeat(400)}`, { long: 12_000 }));
    const answer = chat.conversation.answer(0);
    await expect(chat.conversation.finishedAnswers).toHaveCount(1);
    const { messages } = await api.threads.messages(await chat.readThreadId());
    const stored = messages.at(-1)?.content ?? '';

    expect(stored.length).toBeGreaterThan(LIMITS.messageContent.max);
    await expect(answer.text).toHaveText(stored);
    await expect(answer.end).toBeInViewport();
    await expect(chat.composer.input).toBeInViewport({ ratio: 1 });
    await expect(chat.composer.input).toBeFocused();
    expect(await chat.browser.readOverflow()).toBe(0);
  });
});
