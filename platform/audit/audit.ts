import { AUDIT_SEALED, auditRecord } from '#contracts/audit.schema';
import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Core } from '../core.ts';
import type { Services } from '../services.ts';
import type { Audit } from './ports.ts';

const FITS = `(@actor IS NULL OR actor = @actor) AND (@concerning IS NULL OR actor = @concerning OR subject = @concerning)
  AND (@action IS NULL OR action = @action) AND (@since IS NULL OR at >= @since) AND (@traceId IS NULL OR trace_id = @traceId)`;
const COLUMNS = 'id, at, actor, action, subject, outcome, request_id, trace_id, reason, address, previous_hash, hash';

const counted = z.object({ total: z.int() });
const newest = z.object({ hash: z.string() }).optional();
const refusals = z.object({ refused_sockets: z.int(), refusal_reasons: z.int() });

/** The audit log, in a table that refuses to be changed; each record seals the one before. */
export function createAudit({ db }: Core, services: Services): Audit {
  return {
    append({ requestId, traceId }, { actor, action, subject, outcome, reason = null, address = null }) {
      const previous = newest.parse(db.prepare('SELECT hash FROM audit ORDER BY position DESC LIMIT 1').get())?.hash ?? '';
      const record = {
        id: `aud_${randomBytes(12).toString('hex')}`, at: new Date(services.clock.now()).toISOString(), actor, action, subject, outcome,
        request_id: requestId, trace_id: traceId, reason, address, previous_hash: previous,
      };
      db.prepare(
        `INSERT INTO audit (${COLUMNS}) VALUES (@id, @at, @actor, @action, @subject, @outcome, @request_id, @trace_id, @reason, @address, @previous_hash, @hash)`,
      ).run({ ...record, hash: services.audit.seal(record) });
    },
    seal: (record) => createHash('sha256').update(JSON.stringify(AUDIT_SEALED.map((member) => record[member]))).digest('hex'),
    list({ actor = null, concerning = null, action = null, traceId = null, since, limit }) {
      // Times are compared as text, which needs all of them in one form.
      const fits = { actor, concerning, action, traceId, since: since === undefined ? null : new Date(since).toISOString() };
      const { total } = counted.parse(db.prepare(`SELECT COUNT(*) AS total FROM audit WHERE ${FITS}`).get(fits));
      const rows = db.prepare(`SELECT ${COLUMNS} FROM audit WHERE ${FITS} ORDER BY position DESC LIMIT @limit`);
      return { records: z.array(auditRecord).parse(rows.all({ ...fits, limit })), total };
    },
    refusals: (userId, sinceMs) =>
      refusals.parse(
        db
          .prepare(
            `SELECT COUNT(*) AS refused_sockets, COUNT(DISTINCT reason) AS refusal_reasons FROM audit
             WHERE action = 'socket_refused' AND at >= @since AND at <= @now AND (@userId IS NULL OR subject = @userId)`,
          )
          .get({ userId, since: new Date(sinceMs).toISOString(), now: new Date(services.clock.now()).toISOString() }),
      ),
  };
}
