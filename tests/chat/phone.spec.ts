import { expect, needs, test } from '#fixtures';

test.describe('phone', () => {
  test.use({ viewport: { width: 390, height: 780 }, isMobile: true, hasTouch: true });

  test('BF-047 on a phone one asks, reads and changes threads by touch, and nothing lies beside the screen', needs('chat-page'), async ({ chat, api }) => {
    const thread = await api.threads.create({ title: 'Asked on the way' });
    await expect(chat.sidebar.root).toBeHidden();
    await chat.sidebar.openButton.tap();
    await expect(chat.sidebar.closeButton).toBeFocused();
    await chat.sidebar.thread('Asked on the way').link.tap();
    await expect(chat.sidebar.root).toBeHidden();
    await expect(chat.heading).toHaveText('Asked on the way');
    expect(await chat.browser.readOverflow()).toBe(0);
    await expect(chat.composer.input).toBeInViewport({ ratio: 1 });
    await expect(chat.composer.sendButton).toBeInViewport({ ratio: 1 });
    await chat.composer.input.fill('Which services cost the most?');
    await chat.composer.sendButton.tap();

    await expect(chat.conversation.finishedAnswers).toHaveCount(1);
    await expect(chat.connection).toBeInViewport({ ratio: 1 });
    expect(await chat.browser.readOverflow()).toBe(0);
    const sizes = await chat.browser.readTouchTargets();
    expect(sizes.filter(({ width, height }) => Math.min(width, height) < 24)).toEqual([]);
    expect((await api.threads.messages(thread.id)).messages.map(({ role }) => role)).toEqual(['user', 'assistant']);
  });
});
