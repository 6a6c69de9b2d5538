import type { Core } from '../core.ts';
import { Failure } from '../problem.ts';
import type { Services } from '../services.ts';
import type { Idempotency } from './ports.ts';

const KEPT_SECONDS = 24 * 3600;

/** Answers of writes by user, route and key, in the store: a retry after a restart is still a retry. */
export function createIdempotency({ db }: Core, services: Services): Idempotency {
  const oldest = () => services.clock.seconds() - KEPT_SECONDS;
  return {
    recall(userId, route, key, fingerprint) {
      const row = db
        .prepare('SELECT fingerprint, status, body FROM idempotency WHERE user_id = ? AND route = ? AND key = ? AND created_at > ?')
        .get(userId, route, key, oldest()) as { fingerprint: string; status: number; body: string } | undefined;
      if (!row) return undefined;
      if (row.fingerprint !== fingerprint) throw new Failure('IDEMPOTENCY_CONFLICT', 'This Idempotency-Key was used with another request.');
      return { status: row.status, body: JSON.parse(row.body) as unknown };
    },
    remember(userId, route, key, fingerprint, status, body) {
      db.prepare('DELETE FROM idempotency WHERE user_id = ? AND created_at <= ?').run(userId, oldest());
      db.prepare('INSERT OR REPLACE INTO idempotency (user_id, route, key, fingerprint, status, body, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)')
        .run(userId, route, key, fingerprint, status, JSON.stringify(body), services.clock.seconds());
    },
  };
}
