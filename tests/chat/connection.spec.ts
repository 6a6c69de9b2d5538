import { CLOSE, expect, LIMITS, needs, test } from '#fixtures';

test.describe('connection', () => {
  test('BF-034 one always sees how the connection is, from the first moment on', needs('chat-page', 'drop-connections'), async ({ chat, session, control }) => {
    const shown = await chat.recordConnection();
    await chat.reload();
    await expect(chat.connection).toHaveText('Connected');
    await chat.goOffline();
    await expect(chat.connection).toHaveText('Offline');
    await expect(chat.composer.hint).toContainText('You are offline. Messages are kept');
    await chat.goOnline();
    await expect(chat.connection).toHaveText('Connected');
    await control.dropSockets(session);

    const states = ['Connecting', 'Connected', 'Offline', 'Connected', 'Reconnecting', 'Connected'];
    await expect.poll(async () => (await shown()).map(({ text }) => text)).toEqual(states);
    await expect(chat.composer.hint).not.toContainText('Messages are kept');
  });

  test('BF-035 a page whose socket the platform closes comes back by itself and catches up', needs('chat-page', 'drop-connections'), async ({
    chat, api, session, control,
  }) => {
    const thread = await api.threads.create({ title: 'Watched' });
    await chat.gotoThread(thread.id);
    await expect(chat.connection).toHaveText('Connected');
    const shown = await chat.recordConnection();
    expect(await control.closeSockets(session, CLOSE.shutdown)).toBe(1);
    await api.threads.create({ title: 'Made meanwhile' });

    await expect.poll(async () => (await shown()).map(({ text }) => text)).toEqual(['Connected', 'Reconnecting', 'Connected']);
    await expect(chat.sidebar.threads).toHaveText(['Made meanwhile', 'Watched']);
    await chat.composer.send('Are you there again?');
    await expect(chat.conversation.finishedAnswers).toHaveCount(1);
    expect((await api.threads.messages(thread.id)).messages.map(({ role }) => role)).toEqual(['user', 'assistant']);
  });

  test('BF-036 a page whose return is refused goes on trying and is back once it is let in', needs('chat-page', 'drop-connections'), async ({
    chat, session, control, openSocket,
  }) => {
    await chat.goOffline();
    await control.dropSockets(session);
    // A user has so many sockets: with all of them elsewhere the page is refused.
    const elsewhere = await Promise.all(Array.from({ length: LIMITS.socketsPerUser }, () => openSocket()));
    const refused = chat.browser.nextRefusal();
    await chat.goOnline();
    await refused;
    await expect(chat.connection).toHaveText('Reconnecting');
    await expect(chat.composer.hint).toContainText('The connection was lost. Messages are kept');
    await Promise.all(elsewhere.map((socket) => socket.close()));

    await expect(chat.connection).toHaveText('Connected');
    await chat.composer.send('Am I back?');
    await expect(chat.conversation.finishedAnswers).toHaveCount(1);
  });

  test('BF-037 messages written while offline are each sent once, in their order, when the connection is back', needs('chat-page', 'scripted-model'), async ({
    chat, api, scripted,
  }) => {
    const thread = await api.threads.create({ title: 'Out of reach' });
    const questions = ['first of two', 'second of two'].map((text) => scripted(text, { echo: true }));
    await chat.gotoThread(thread.id);
    await expect(chat.connection).toHaveText('Connected');
    await chat.goOffline();
    await expect(chat.connection).toHaveText('Offline');
    await chat.composer.send(questions[0] ?? '');
    await chat.composer.send(questions[1] ?? '');
    await expect(chat.conversation.questions).toContainText(['Queued: waits for the connection.', 'Queued: waits for the connection.']);
    await chat.goOnline();

    await expect(chat.conversation.finishedAnswers).toHaveCount(2);
    await expect(chat.conversation.questions).toContainText(['first of two', 'second of two']);
    const { messages } = await api.threads.messages(thread.id);
    expect(messages.filter(({ role }) => role === 'user').map(({ content }) => content)).toEqual(questions);
    expect((await api.threads.runs(thread.id)).runs).toHaveLength(2);
    expect(await api.threads.list()).toHaveLength(1);
  });

  test(
    'BF-038 a token that expires in the middle of a chat is renewed without a word',
    needs('chat-page', 'refresh-tokens', 'token-minting', 'drop-connections'),
    async ({ chat, api, session, control, forgeToken, clientWith }) => {
      const thread = await api.threads.create({ title: 'Asked with an old token' });
      await api.messages.create(thread.id, { content: 'Still here?' });
      const expired = await forgeToken(session, 'expired');
      expect(await clientWith({ token: expired }).threads.listRaw()).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
      await chat.replaceAccessToken(expired);
      await control.closeSockets(session, CLOSE.tokenExpired);
      await expect.poll(() => chat.readAccessToken()).not.toBe(expired);
      await expect(chat.sidebar.account).toContainText(session.user.email);
      await chat.sidebar.thread(thread.title).open();

      await expect(chat.conversation.questions).toContainText(['Still here?']);
      await chat.composer.send('And now?');
      await expect(chat.conversation.finishedAnswers).toHaveCount(1);
      const renewed = clientWith({ token: await chat.readAccessToken() });
      expect((await renewed.auth.me()).id).toBe(session.user.id);
      expect((await renewed.threads.messages(thread.id)).messages.map(({ role }) => role)).toEqual(['user', 'user', 'assistant']);
    },
  );

  test('BF-039 there is a socket from sign-in to sign-out, and none before or after', needs('chat-page', 'dev-login'), async ({ signInPage, chatPage }) => {
    await signInPage.goto();
    await expect(signInPage.developerButton).toBeVisible();
    expect(chatPage.browser.sockets).toEqual({ opened: 0, open: 0 });
    await signInPage.signInAsDeveloper();
    await expect(chatPage.connection).toHaveText('Connected');
    expect(chatPage.browser.sockets).toEqual({ opened: 1, open: 1 });

    await chatPage.sidebar.signOut();
    await expect(signInPage.heading).toBeVisible();
    await expect.poll(() => chatPage.browser.sockets).toEqual({ opened: 1, open: 0 });
  });
});
