import { expect, LIMITS, needs, test } from '#fixtures';

const PASSWORD = 'correct horse battery staple';

test.describe('sign-in', () => {
  test('BF-001 a developer signs in with one click', needs('chat-page', 'dev-login'), async ({ signInPage, chatPage, clientWith }) => {
    await signInPage.goto();
    await signInPage.signInAsDeveloper();

    await expect(chatPage.connection).toHaveText('Connected');
    await expect(chatPage.sidebar.account).toContainText('dev@example.com');
    const token = await chatPage.readAccessToken();
    expect((await clientWith({ token }).auth.me()).email).toBe('dev@example.com');
  });

  test('BF-002 a registered user signs in with e-mail and password, whoever else is locked out', needs('chat-page', 'registration'), async ({
    signInPage, chatPage, anonymousApi, uniqueEmail,
  }) => {
    await anonymousApi.auth.register({ email: uniqueEmail, password: PASSWORD, full_name: 'Ada Lovelace' });
    const guess = { email: `locked-${uniqueEmail}`, password: 'a guess' };
    for (let count = 0; count < LIMITS.failedSignIns; count += 1) await anonymousApi.auth.loginRaw(guess);
    expect(await anonymousApi.auth.loginRaw(guess)).toBeProblem({ status: 429, code: 'ACCOUNT_LOCKED' });
    await signInPage.goto();
    await signInPage.signIn(uniqueEmail, PASSWORD);

    await expect(chatPage.connection).toHaveText('Connected');
    await expect(chatPage.sidebar.account).toHaveText(`Ada Lovelace${uniqueEmail}`);
    await expect(chatPage.emptyState).toBeVisible();
  });

  test('BF-003 wrong credentials are told, and nobody is signed in', needs('chat-page', 'registration'), async ({ signInPage, chatPage, anonymousApi, uniqueEmail }) => {
    await anonymousApi.auth.register({ email: uniqueEmail, password: PASSWORD });
    await signInPage.goto();
    await signInPage.signIn(uniqueEmail, 'incorrect horse');

    await expect(signInPage.alert).toHaveText('E-mail or password is wrong.');
    await expect(signInPage.email).toHaveValue(uniqueEmail);
    await expect(signInPage.heading).toBeVisible();
    expect(await chatPage.readStoredUser()).toBeNull();
  });

  test('BF-004 signing in through the provider leads to the chat as the person who answered there', needs('chat-page', 'oauth'), async ({
    signInPage, providerPage, chatPage, uniqueEmail,
  }) => {
    await signInPage.goto();
    await signInPage.continueWithGoogle();
    await providerPage.continueAs(uniqueEmail);

    await expect(chatPage.connection).toHaveText('Connected');
    await expect(chatPage.sidebar.account).toContainText(uniqueEmail);
    expect(chatPage.readAddress()).toEqual({ path: '/', query: '', fragment: '' });
  });

  test('BF-005 refusing at the provider is told on the sign-in page', needs('chat-page', 'oauth'), async ({ signInPage, providerPage, chatPage }) => {
    await signInPage.goto();
    await signInPage.continueWithGoogle();
    await expect(providerPage.heading).toBeVisible();
    await providerPage.refuse();

    await expect(signInPage.alert).toContainText('Google sign-in was cancelled.');
    expect(await chatPage.readStoredUser()).toBeNull();
  });

  test('BF-006 a reload keeps the session', needs('chat-page'), async ({ chat, session, api }) => {
    const thread = await api.threads.create({ title: 'Before the reload' });
    await chat.reload();

    await expect(chat.connection).toHaveText('Connected');
    await expect(chat.sidebar.account).toContainText(session.user.email);
    await expect(chat.sidebar.threads).toHaveText([thread.title]);
  });

  test('BF-007 a protected page leads to sign-in and back to itself', needs('chat-page', 'registration'), async ({
    signInPage, chatPage, anonymousApi, clientWith, uniqueEmail,
  }) => {
    const { access_token: token } = await anonymousApi.auth.register({ email: uniqueEmail, password: PASSWORD });
    const thread = await clientWith({ token }).threads.create({ title: 'Deep inside' });
    await chatPage.gotoThread(thread.id);
    await expect(signInPage.heading).toBeVisible();
    await signInPage.signIn(uniqueEmail, PASSWORD);

    await expect(chatPage.heading).toHaveText('Deep inside');
    expect(await chatPage.readThreadId()).toBe(thread.id);
  });

  test('BF-008 signing out clears the tokens, and the platform refuses the old one', needs('chat-page', 'refresh-tokens'), async ({
    chat, signInPage, session, api, anonymousApi,
  }) => {
    const renewed = await anonymousApi.auth.refresh(session.refreshToken);
    await chat.sidebar.signOut();

    await expect(signInPage.heading).toBeVisible();
    expect(await chat.readStoredUser()).toBeNull();
    await expect(async () => expect(await api.auth.meRaw()).toBeProblem({ status: 401, code: 'AUTH_FAILED' })).toPass({ timeout: 5000 });
    expect(await anonymousApi.auth.refreshRaw(renewed.refresh_token)).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
  });
});
