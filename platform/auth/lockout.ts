import { z } from 'zod';
import type { Core } from '../core.ts';
import { Failure } from '../problem.ts';
import type { Services } from '../services.ts';

export interface Lockout {
  /** @throws Failure ACCOUNT_LOCKED while the account is locked */
  assertOpen(email: string): void;
  fail(email: string): void;
  clear(email: string): void;
}

const lock = z.object({ locked_until: z.int() }).optional();

/** Failed sign-ins in a row, per e-mail and in the store. Unknown e-mails are locked like others, so a lock tells nothing. */
export function createLockout({ db, settings }: Core, services: Services): Lockout {
  const seconds = settings.PLATFORM_LOCKOUT_SECONDS;
  return {
    assertOpen(email) {
      const now = services.clock.seconds();
      const row = lock.parse(db.prepare('SELECT locked_until FROM login_failures WHERE email = ? AND locked_until > ?').get(email, now));
      if (row) throw new Failure('ACCOUNT_LOCKED', 'Too many failed sign-ins. Try again later.', { retryAfterSeconds: row.locked_until - now });
    },
    fail(email) {
      const now = services.clock.seconds();
      // A failure long ago no longer counts, and a lock that is over begins anew.
      db.prepare('DELETE FROM login_failures WHERE last_at <= ? AND COALESCE(locked_until, 0) <= ?').run(now - seconds, now);
      db.prepare(
        `INSERT INTO login_failures (email, count, last_at) VALUES (@email, 1, @now)
         ON CONFLICT (email) DO UPDATE SET count = count + 1, last_at = @now`,
      ).run({ email, now });
      db.prepare('UPDATE login_failures SET locked_until = ? WHERE email = ? AND count >= ? AND COALESCE(locked_until, 0) <= ?').run(
        now + seconds, email, settings.PLATFORM_LOCKOUT_ATTEMPTS, now,
      );
    },
    clear(email) {
      db.prepare('DELETE FROM login_failures WHERE email = ?').run(email);
    },
  };
}
