import type { ApiResponse, User } from '#fixtures';
import { about, expect, LIMITS, needs, test } from '#fixtures';

const PASSWORD = 'correct-horse-battery';
const INJECTIONS = [`' OR '1'='1`, `'; DELETE FROM threads; --`, `1); DROP TABLE messages; --`, `" UNION SELECT password_hash FROM users --`];

/** Three endpoints, one after the other: what is left is told in this order. */
const visit = async (api: User['api']) => [await api.threads.listRaw({ limit: 1 }), await api.agents.listRaw(), await api.auth.meRaw()] as const;

/** The same text in every field that takes text. */
const everywhere = (api: User['api'], threadId: string, nobody: string, text: string) => Promise.all([
  api.threads.createRaw({ title: text }),
  api.threads.createRaw({ metadata: { [text]: text } }),
  api.threads.updateRaw(threadId, { metadata: { note: text } }),
  api.threads.listRaw({ q: `${text} nowhere` }),
  api.threads.listRaw({ sort: text }),
  api.threads.listRaw({ limit: text }),
  api.threads.listRaw({ offset: text }),
  api.threads.getRaw(text),
  api.threads.purgeRaw(text),
  api.messages.createRaw(threadId, { content: text, metadata: { note: text } }),
  api.messages.createChatRaw({ thread_id: text, content: text }),
  api.messages.listChatRaw({ thread_id: text }),
  api.messages.getRaw(text),
  api.messages.removeRaw(text),
  api.runs.getRaw(text),
  api.agents.getRaw(text),
  api.agents.statusRaw(text),
  api.agents.cancelRaw({ run_id: text }),
  api.agents.executeRaw({ type: text, message: text }),
  api.tools.executeRaw({ tool_name: text }),
  api.tools.executeRaw({ tool_name: 'query_corpus', arguments: { query: text } }),
  api.tools.permissionRaw(text),
  api.datasets.getRaw(text),
  api.audit.mineRaw({ action: text }),
  // Longer than the text itself: what was once a password or a token is taken out of all messages.
  api.auth.loginRaw({ email: text, password: `${text} as password` }),
  api.auth.loginRaw({ email: nobody, password: `${text} as password` }),
  api.auth.refreshRaw(`${text} as token`),
  api.auth.oauthExchangeRaw(`${text} as code`),
]);
const classOf = ({ method, url, status, body }: ApiResponse) =>
  `${method} ${new URL(url).pathname.split('/').slice(0, 4).join('/')} ${status} ${Object(body).error_code ?? 'ok'}`;
const kindsOf = (answers: readonly ApiResponse[]) => answers.map((answer) => classOf(answer).replace(/\/[^/ ]*(?= \d)/, '/…'));
const countOf = async (api: User['api']) => ({ threads: Number((await api.threads.listRaw({ limit: 1 })).headers.get('x-total-count')), messages: (await api.messages.listChat({ limit: 1 })).total_count });

test.describe('abuse', () => {
  test('034 quotas and invalid tokens are counted apart, for whoever used them up alone, until their window ends', needs('restart', 'clock'), async ({ openPlatform }) => {
    // Another process has to start first.
    test.setTimeout(60_000);
    const platform = await openPlatform({ PLATFORM_HTTP_RATE_LIMIT: '6', PLATFORM_BAD_TOKEN_RATE_LIMIT: '4' });
    const [spender, bystander] = await Promise.all([platform.createUser(), platform.createUser()]);
    const guess = spender.api.with({ token: 'a.guessed.token' });
    const within = [...(await visit(spender.api)), ...(await visit(spender.api))];
    const beyond = await visit(spender.api);
    const guesses = [...(await visit(guess)), await guess.threads.listRaw()];
    const tooMany = await visit(guess);
    const dialled = await spender.tryOpenSocket({ token: 'a.guessed.token' });
    const others = await visit(bystander.api);
    const resetMs = (beyond[0].rateLimit.resetSeconds) * 1000;
    const later = await visit(spender.api.with({ clockOffsetMs: resetMs }));
    const guessedLater = await guess.with({ clockOffsetMs: 60_000 }).threads.listRaw();

    expect(within.map(({ status, rateLimit }) => [status, rateLimit.limit, rateLimit.remaining])).toEqual([5, 4, 3, 2, 1, 0].map((left) => [200, 6, left]));
    expect(beyond[0]).toBeProblem({ status: 429, code: 'RATE_LIMITED' });
    expect(beyond[1]).toBeProblem({ status: 429, code: 'RATE_LIMITED' });
    expect(beyond[2]).toBeProblem({ status: 429, code: 'RATE_LIMITED' });
    expect(guesses.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    expect(tooMany[0]).toBeProblem({ status: 429, code: 'RATE_LIMITED' });
    expect(tooMany[1]).toBeProblem({ status: 429, code: 'RATE_LIMITED' });
    expect(tooMany[2]).toBeProblem({ status: 429, code: 'RATE_LIMITED' });
    expect(dialled).toBeRefused({ code: 'RATE_LIMITED' });
    expect(others.map(({ status, rateLimit }) => [status, rateLimit.remaining])).toEqual([[200, 5], [200, 4], [200, 3]]);
    expect(later.map(({ status, rateLimit }) => [status, rateLimit.remaining])).toEqual([[200, 5], [200, 4], [200, 3]]);
    expect(guessedLater).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
  });

  test('038 SQL in a text field is text: nothing more is found, changed or lost, and nothing fails in another way', needs('second-user'), async ({ api, createUser, uniqueEmail }) => {
    const neighbour = await createUser();
    const kept = await neighbour.api.threads.create({ title: 'Untouched' });
    await neighbour.api.messages.create(kept.id, { content: 'Untouched' });
    const { id } = await api.threads.create({ title: 'Mine' });
    const harmless = await everywhere(api, id, uniqueEmail, 'harmless');
    const before = await countOf(api);
    const injected = [];
    // Each round tries another account, so that none is locked.
    for (const [round, text] of INJECTIONS.entries()) injected.push(await everywhere(api, id, `${round}-${uniqueEmail}`, text));

    expect(injected.map(kindsOf)).toEqual(INJECTIONS.map(() => kindsOf(harmless)));
    expect(await countOf(api), about('completeness')).toEqual({ threads: before.threads + 2 * INJECTIONS.length, messages: before.messages + INJECTIONS.length });
    expect(await countOf(neighbour.api)).toEqual({ threads: 1, messages: 1 });
    // Each was stored unchanged: as a message of one thread, and as the title of another.
    expect((await api.threads.messages(id)).messages.map(({ content }) => content)).toEqual(['harmless', ...INJECTIONS]);
    const found = await Promise.all(INJECTIONS.map((q) => api.threads.list({ q, sort: 'created_at' })));
    expect(found.map((threads) => threads.map(({ title }) => title))).toEqual(INJECTIONS.map((text) => ['Mine', text]));
    expect(await neighbour.api.threads.get(kept.id)).toMatchObject({ title: 'Untouched', message_count: 1 });
  });

  test('039 too many wrong passwords lock one account, for the right password too, and for a while', needs('registration', 'destructive', 'clock'), async ({ anonymousApi, uniqueEmail }) => {
    const [email, other] = [uniqueEmail, `other-${uniqueEmail}`];
    const { user } = await anonymousApi.auth.register({ email, password: PASSWORD });
    const bystander = await anonymousApi.auth.register({ email: other, password: PASSWORD });
    const guesses = [];
    for (const guess of Array.from({ length: LIMITS.failedSignIns }, (_, index) => `wrong-guess-${index}`)) guesses.push(await anonymousApi.auth.loginRaw({ email, password: guess }));
    const wrong = await anonymousApi.auth.loginRaw({ email, password: 'wrong-guess-again' });
    const right = await anonymousApi.auth.loginRaw({ email, password: PASSWORD });
    expect(guesses.map(({ status, body }) => [status, Object(body).error_code])).toEqual(guesses.map(() => [401, 'AUTH_FAILED']));
    expect(wrong).toBeProblem({ status: 429, code: 'ACCOUNT_LOCKED' });
    expect(right).toBeProblem({ status: 429, code: 'ACCOUNT_LOCKED' });

    const seconds = Number(right.headers.get('retry-after'));
    const tooEarly = await anonymousApi.with({ clockOffsetMs: (seconds - 30) * 1000 }).auth.loginRaw({ email, password: PASSWORD });
    const elsewhere = await anonymousApi.auth.login({ email: other, password: PASSWORD });
    const inTime = await anonymousApi.with({ clockOffsetMs: (seconds + 1) * 1000 }).auth.login({ email, password: PASSWORD });

    expect(tooEarly).toBeProblem({ status: 429, code: 'ACCOUNT_LOCKED' });
    expect(elsewhere.user.id).toBe(bystander.user.id);
    expect(inTime.user.id).toBe(user.id);
  });
});
