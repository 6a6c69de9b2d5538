import type { User } from '#fixtures';
import { expect, LIMITS, needs, test } from '#fixtures';

/** All a user ever said, in whatever thread it was stored, oldest first. */
async function questionsOf(api: User['api']): Promise<string[]> {
  const { messages } = await api.messages.listChat();
  return messages.filter((message) => message.role === 'user').map((message) => message.content).toReversed();
}

test.describe('first message', () => {
  test('BF-009 a new user finds an empty conversation with suggestions that can be asked', needs('chat-page'), async ({ chat, api }) => {
    await expect(chat.emptyState).toBeVisible();
    await expect(chat.sidebar.threads).toHaveCount(0);
    const suggestion = chat.suggestions.filter({ hasText: 'Who spends most?' });
    await suggestion.click();

    await expect(chat.conversation.questions).toContainText(['Which services cost the most, and which models do they use?']);
    await expect(chat.emptyState).toBeHidden();
    await expect(chat.conversation.finishedAnswers).toHaveCount(1);
    await expect(chat.conversation.questions).toHaveCount(1);
    expect(await questionsOf(api)).toEqual(['Which services cost the most, and which models do they use?']);
  });

  test('BF-010 a message is sent by the button and by Enter, and stored as typed', needs('chat-page'), async ({ chat, api }) => {
    const [first, second] = [' Sent by <b>the button</b>,  **as typed**  ', 'Sent by Enter: 東京 → Zu\u0308rich 👩‍🚀'];
    await chat.composer.send(first);
    await expect(chat.conversation.finishedAnswers).toHaveCount(1);
    await chat.composer.sendByEnter(second);
    await expect(chat.conversation.finishedAnswers).toHaveCount(2);

    expect(await questionsOf(api)).toEqual([first, second]);
  });

  test('BF-011 one sees the own message at once, before the platform has heard of it', needs('chat-page'), async ({ chat, api }) => {
    await chat.goOffline();
    await chat.composer.send('Do you see me?');

    await expect(chat.conversation.questions).toContainText(['Do you see me?']);
    expect(await api.threads.list()).toEqual([]);
    await chat.goOnline();
    await expect(chat.conversation.finishedAnswers).toHaveCount(1);
    await expect(chat.conversation.questions).toHaveCount(1);
    expect(await questionsOf(api)).toEqual(['Do you see me?']);
  });

  test('BF-012 the input is empty, focused and usable again after sending', needs('chat-page', 'scripted-model'), async ({ chat, scripted }) => {
    await chat.composer.send(scripted('Take your time.', { slowMs: 50 }));

    await expect(chat.composer.input).toHaveValue('');
    await expect(chat.composer.input).toBeFocused();
    await chat.composer.input.fill('Already thinking of the next one');
    await expect(chat.composer.input).toHaveValue('Already thinking of the next one');
    await expect(chat.composer.sendButton).toBeEnabled();
  });

  test('BF-013 a blank message is not sent', needs('chat-page'), async ({ chat, api }) => {
    await expect(chat.composer.sendButton).toBeDisabled();
    await chat.composer.sendByEnter('   \t ');
    await expect(chat.composer.sendButton).toBeDisabled();
    await expect(chat.conversation.questions).toHaveCount(0);
    await chat.composer.sendByEnter('Not blank');

    await expect(chat.conversation.finishedAnswers).toHaveCount(1);
    await expect(chat.conversation.questions).toHaveCount(1);
    expect(await questionsOf(api)).toEqual(['Not blank']);
  });

  test('BF-014 a message beyond the limit is told and not sent, one at the limit is', needs('chat-page'), async ({ chat, api }) => {
    const longest = 'a'.repeat(LIMITS.messageContent.max);
    await chat.composer.sendByEnter(`${longest}b`);
    await expect(chat.composer.alert).toHaveText('Your message is 1 character too long. The limit is 8,000.');
    await expect(chat.composer.counter).toHaveText('8,001 / 8,000');
    await expect(chat.conversation.questions).toHaveCount(0);
    expect(await api.threads.list()).toEqual([]);

    await chat.composer.sendByEnter(longest);
    await expect(chat.composer.alert).toBeHidden();
    await expect(chat.conversation.finishedAnswers).toHaveCount(1);
    expect(await questionsOf(api)).toEqual([longest]);
  });
});
