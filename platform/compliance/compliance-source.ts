import { deletion, holdings } from '#contracts/compliance.schema';
import { z } from 'zod';
import type { Core } from '../core.ts';
import type { Services } from '../services.ts';
import type { ComplianceSource } from './ports.ts';

const MOST = 1000;

const flat = z.object({
  users: z.int(), sessions: z.int(), runs: z.int(), threads_kept: z.int(), threads_archived: z.int(), threads_erased: z.int(), messages_kept: z.int(),
  messages_deleted: z.int(), messages_erased: z.int(),
});
const mine = (column: string) => `(:userId IS NULL OR ${column} = :userId)`;
const OWN_MESSAGES = `messages m JOIN threads t ON t.id = m.thread_id WHERE ${mine('t.user_id')} AND m.deleted_at`;

/** The store itself, and what was noted of threads that are no longer in it. */
export function createComplianceSource({ db }: Core, services: Services): ComplianceSource {
  return {
    holdings(userId) {
      const found = flat.parse(
        db
          .prepare(
            `SELECT (SELECT COUNT(*) FROM users WHERE ${mine('id')}) AS users, (SELECT COUNT(*) FROM sessions WHERE revoked_at IS NULL AND ${mine('user_id')}) AS sessions,
               (SELECT COUNT(*) FROM runs WHERE ${mine('user_id')}) AS runs,
               (SELECT COUNT(*) FROM threads WHERE archived_at IS NULL AND ${mine('user_id')}) AS threads_kept,
               (SELECT COUNT(*) FROM threads WHERE archived_at IS NOT NULL AND ${mine('user_id')}) AS threads_archived,
               (SELECT COUNT(*) FROM erased_items WHERE ${mine('user_id')}) AS threads_erased,
               (SELECT COUNT(*) FROM ${OWN_MESSAGES} IS NULL) AS messages_kept, (SELECT COUNT(*) FROM ${OWN_MESSAGES} IS NOT NULL) AS messages_deleted,
               (SELECT COALESCE(SUM(messages), 0) FROM erased_items WHERE ${mine('user_id')}) AS messages_erased`,
          )
          .get({ userId: userId ?? null }),
      );
      return holdings.parse({
        users: found.users, sessions: found.sessions, runs: found.runs,
        threads: { kept: found.threads_kept, archived: found.threads_archived, erased: found.threads_erased },
        messages: { kept: found.messages_kept, erased: found.messages_deleted + found.messages_erased },
      });
    },
    deletions: (userId) =>
      db
        .prepare(
          `SELECT kind, id, how, at FROM (
             SELECT 'thread' AS kind, id, 'archived' AS how, archived_at AS at FROM threads WHERE archived_at IS NOT NULL AND ${mine('user_id')}
             UNION ALL SELECT kind, id, 'erased', at FROM erased_items WHERE ${mine('user_id')}
             UNION ALL SELECT 'message', m.id, 'erased', m.deleted_at FROM ${OWN_MESSAGES} IS NOT NULL
             ORDER BY at DESC, id LIMIT ${MOST}) ORDER BY at, id`,
        )
        .all({ userId: userId ?? null })
        .map((row) => deletion.strip().parse(row)),
    noteErasure(userId, threadId) {
      db.prepare(
        `INSERT INTO erased_items (kind, id, user_id, messages, at)
         VALUES ('thread', :threadId, (SELECT id FROM users WHERE id = :userId), (SELECT COUNT(*) FROM messages WHERE thread_id = :threadId), :now)
         ON CONFLICT (id) DO NOTHING`,
      ).run({ threadId, userId, now: services.clock.seconds() });
    },
  };
}
