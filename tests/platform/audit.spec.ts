import { expect, test } from '@playwright/test';
import type { TestPlatform } from './support.ts';
import { startTestPlatform } from './support.ts';

let platform: TestPlatform;
test.beforeAll(async () => {
  platform = await startTestPlatform();
});
test.afterAll(() => platform.close());

const REQUEST = { requestId: 'req_1', traceId: '0'.repeat(31).concat('1') };

test.describe('audit log', () => {
  test('the store refuses to change or erase what was written, a user’s end included', async () => {
    const { user } = await platform.signIn();
    platform.services.audit.append(REQUEST, { actor: user.id, action: 'login', subject: user.id, outcome: 'success' });
    expect(() => platform.core.db.prepare('UPDATE audit SET outcome = ?').run('refused')).toThrow(/append-only/);
    expect(() => platform.core.db.prepare('DELETE FROM audit').run()).toThrow(/append-only/);
    platform.core.db.prepare('DELETE FROM users WHERE id = ?').run(user.id);
    expect(platform.services.audit.list({ actor: user.id, limit: 10 }).total).toBe(1);
  });

  test('a failed sign-in to an account that does not exist is written down without the e-mail', async () => {
    const answer = await platform.call('/auth/login', { method: 'POST', body: { email: 'nobody-there@example.test', password: 'whatever-it-is' } });
    const { records } = platform.services.audit.list({ action: 'login', limit: 1 });
    expect(answer.status).toBe(401);
    expect(records).toMatchObject([{ actor: null, subject: null, outcome: 'refused', request_id: answer.headers.get('x-request-id') }]);
  });

  test('attempts on a locked account are told from wrong passwords', async () => {
    const body = { email: 'locked@example.test', password: 'the-right-password' };
    await platform.call('/auth/register', { method: 'POST', body });
    for (const password of ['guess-1', 'guess-2', 'guess-3', 'guess-4', 'guess-5']) await platform.call('/auth/login', { method: 'POST', body: { ...body, password } });
    await platform.call('/auth/login', { method: 'POST', body });
    const { records } = platform.services.audit.list({ action: 'login', limit: 6 });
    expect(records.map(({ outcome }) => outcome)).toEqual(['locked', 'refused', 'refused', 'refused', 'refused', 'refused']);
  });

  test('a taken e-mail is nobody’s attempt', async () => {
    const body = { email: 'taken@example.test', password: 'a-password-of-mine' };
    const answers = [await platform.call('/auth/register', { method: 'POST', body }), await platform.call('/auth/register', { method: 'POST', body })];
    expect(answers.map(({ status }) => status)).toEqual([201, 409]);
    expect(platform.services.audit.list({ action: 'register', limit: 1 }).records[0]?.request_id).toBe(answers[0]?.headers.get('x-request-id'));
  });

  test('a filter that is none is told', async () => {
    const { access_token: token } = await platform.signIn({ role: 'admin' });
    const answers = await Promise.all(['action=flying', 'since=yesterday', 'limit=0', 'limit=1001', 'nothing=1'].map((query) => platform.call(`/api/audit?${query}`, { token })));
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422]);
  });
});
