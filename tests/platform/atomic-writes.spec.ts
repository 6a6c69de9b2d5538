import { expect, test } from '@playwright/test';
import { PATHS } from '#contracts/paths';
import { atomically } from '../../platform/store/atomically.ts';
import { startTestPlatform } from './support.ts';

/** A platform whose store refuses to insert into one table, and its only user. */
async function without(table: string) {
  const platform = await startTestPlatform();
  const { access_token: token, user } = await platform.signIn();
  platform.core.db.exec(`CREATE TRIGGER full BEFORE INSERT ON ${table} BEGIN SELECT RAISE(ABORT, 'disk full'); END`);
  const told: string[] = [];
  platform.services.journal.subscribe(user.id, ({ type }) => told.push(type));
  const threads = () => platform.services.threads.list(user.id, { limit: 1, offset: 0, sort: 'title' }).total;
  const post = (path: string, body: object) => platform.call(path, { method: 'POST', token, body, headers: { 'idempotency-key': 'once' } });
  return { platform, userId: user.id, told, threads, post };
}

test.describe('writes that belong together', () => {
  test('what cannot be remembered for a retry is not created, and nobody hears of it', async () => {
    const { platform, post, threads, told } = await without('idempotency');
    const { status } = await post(PATHS.threads, { title: 'Once' });
    expect([status, threads(), told]).toEqual([500, 0, []]);
    await platform.close();
  });

  test('a run that cannot be stored leaves no thread behind', async () => {
    const { platform, post, threads, told } = await without('runs');
    const { status } = await post(PATHS.start, { message: 'cost' });
    expect([status, threads(), told]).toEqual([500, 0, []]);
    await platform.close();
  });

  test('an event is heard when the transaction around it is over, and finds it committed', async () => {
    const { platform, userId, told } = await without('runs');
    const during = atomically(platform.core.db, () => {
      platform.services.threads.create(userId, {});
      return [...told];
    });
    expect([during, told]).toEqual([[], ['thread_created']]);
    await platform.close();
  });

  test('an event of a transaction that failed is never heard', async () => {
    const { platform, userId, told } = await without('runs');
    const failing = () =>
      atomically(platform.core.db, () => {
        platform.services.threads.create(userId, {});
        throw new Error('no');
      });
    expect(failing).toThrow('no');
    platform.services.threads.create(userId, {});
    expect(told).toEqual(['thread_created']);
    await platform.close();
  });
});
