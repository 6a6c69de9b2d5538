import { expect, needs, test } from '#fixtures';

/** Each would show a dialog where it is not rendered inert; the words around it must survive. */
const HOSTILE = [
  'Before <script>alert("script")</script> after',
  '<img src="/nothing" onerror="alert(1)"> <svg onload="alert(2)"></svg>',
  '[a link](javascript:alert(3)) <a href="javascript:alert(4)">another</a> <iframe srcdoc="<script>alert(5)</script>"></iframe>',
];

test.describe('page', () => {
  test('037 a script in a message is stored as typed, and is text to whoever reads it', needs('chat-page', 'scripted-model'), async ({ chat, api, scripted }) => {
    const questions = HOSTILE.map((text) => scripted(text, { echo: true }));
    const thread = await api.threads.create({ title: '<img src="/nothing" onerror="alert(6)">' });
    await chat.gotoThread(thread.id);
    await chat.composer.send(questions[0] ?? '');
    await expect(chat.conversation.finishedAnswers).toHaveCount(1);
    await chat.composer.send(questions[1] ?? '');
    await expect(chat.conversation.finishedAnswers).toHaveCount(2);
    await chat.composer.send(questions[2] ?? '');
    await expect(chat.conversation.finishedAnswers).toHaveCount(3);
    // Once more as history, which comes another way than live messages.
    await chat.reload();
    await expect(chat.conversation.finishedAnswers).toHaveCount(3);

    await expect(chat.activeContent).toHaveCount(0);
    await expect(chat.conversation.questions).toContainText(questions);
    await expect(chat.conversation.answers).toContainText(['Before', '', 'a link']);
    await expect(chat.sidebar.threads).toContainText([thread.title]);
    expect(chat.dialogs).toEqual([]);
    const { messages } = await api.threads.messages(thread.id);
    expect(messages.filter(({ role }) => role === 'user').map(({ content }) => content)).toEqual(questions);
    expect(messages.filter(({ role }) => role === 'assistant').map(({ content }) => content)).toEqual(HOSTILE.map((text) => expect.stringContaining(text)));
  });
});
