import { errorGroup } from '#contracts/observability.schema';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Core } from '../core.ts';
import type { Services } from '../services.ts';
import type { ErrorReports, Occurrence } from './ports.ts';

/** Occurrences kept; the oldest are forgotten. */
const KEPT = 20_000;
const REQUESTS_TOLD = 100;

const row = errorGroup.omit({ request_ids: true });

/** What went wrong, each time; grouped when asked for. */
export function createErrorReports(core: Core, services: Services): ErrorReports {
  const { db } = core;
  const store = (occurrence: Occurrence) => {
    const { source, errorCode, place, message, userId, requestId, traceId } = occurrence;
    const { lastInsertRowid } = db
      .prepare(
        `INSERT INTO error_occurrences (error_group, source, error_code, place, message, user_id, request_id, trace_id, at)
         VALUES (?, ?, ?, ?, ?, (SELECT id FROM users WHERE id = ?), ?, ?, ?)`,
      )
      .run(services.errorReports.groupOf(occurrence), source, errorCode, place, message, userId, requestId, traceId, services.clock.now());
    db.prepare('DELETE FROM error_occurrences WHERE number <= ?').run(Number(lastInsertRowid) - KEPT);
  };
  return {
    capture(occurrence) {
      try {
        store(occurrence);
        services.alerts.evaluate(occurrence.source, occurrence.userId);
      } catch (error) {
        // Perhaps the store is what went wrong: the error that is being told must still reach its caller.
        core.log.write('error', 'error_not_reported', { trace_id: occurrence.traceId, reason: error instanceof Error ? error.stack : String(error) });
      }
    },
    groupOf: ({ source, errorCode, place }) => `err_${createHash('sha256').update(JSON.stringify([source, errorCode, place])).digest('hex').slice(0, 16)}`,
    list(userId, limit) {
      const whose = userId === undefined ? '' : 'WHERE user_id = :userId';
      const groups = db
        .prepare(
          `SELECT error_group AS id, source, error_code, place, message, COUNT(*) AS count, MIN(at) AS first_seen, MAX(at) AS last_seen
           FROM error_occurrences ${whose} GROUP BY error_group ORDER BY MAX(number) DESC LIMIT :limit`,
        )
        .all({ limit, ...(userId === undefined ? {} : { userId }) });
      const requests = db.prepare(
        `SELECT request_id FROM (SELECT number, request_id FROM error_occurrences ${whose || 'WHERE TRUE'} AND error_group = :id AND request_id IS NOT NULL
         ORDER BY number DESC LIMIT ${REQUESTS_TOLD}) ORDER BY number`,
      );
      return groups.map((found) => {
        const group = row.strip().parse(found);
        const ids = requests.all({ id: group.id, ...(userId === undefined ? {} : { userId }) });
        return { ...group, request_ids: z.array(z.object({ request_id: z.string() })).parse(ids).map((one) => one.request_id) };
      });
    },
    count(source, userId, sinceMs) {
      const found = db
        .prepare('SELECT COUNT(*) AS count FROM error_occurrences WHERE source = :source AND at >= :sinceMs AND at <= :now AND (:userId IS NULL OR user_id = :userId)')
        .get({ source, userId, sinceMs, now: services.clock.now() });
      return z.object({ count: z.int() }).parse(found).count;
    },
  };
}
