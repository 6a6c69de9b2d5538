import { auditRecord } from '#contracts/audit.schema';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Core } from '../core.ts';
import type { Services } from '../services.ts';
import type { Audit } from './ports.ts';

const FITS = `(@actor IS NULL OR actor = @actor) AND (@concerning IS NULL OR actor = @concerning OR subject = @concerning)
  AND (@action IS NULL OR action = @action) AND (@since IS NULL OR at >= @since)`;

const counted = z.object({ total: z.int() });

/** The audit log, in a table that refuses to be changed. */
export function createAudit({ db }: Core, services: Services): Audit {
  return {
    append({ requestId, traceId }, { actor, action, subject, outcome }) {
      db.prepare('INSERT INTO audit (id, at, actor, action, subject, outcome, request_id, trace_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)').run(
        `aud_${randomBytes(12).toString('hex')}`, new Date(services.clock.now()).toISOString(), actor, action, subject, outcome, requestId, traceId,
      );
    },
    list({ actor = null, concerning = null, action = null, since, limit }) {
      // Times are compared as text, which needs all of them in one form.
      const fits = { actor, concerning, action, since: since === undefined ? null : new Date(since).toISOString() };
      const { total } = counted.parse(db.prepare(`SELECT COUNT(*) AS total FROM audit WHERE ${FITS}`).get(fits));
      const rows = db.prepare(`SELECT id, at, actor, action, subject, outcome, request_id, trace_id FROM audit WHERE ${FITS} ORDER BY position DESC LIMIT @limit`);
      return { records: z.array(auditRecord).parse(rows.all({ ...fits, limit })), total };
    },
  };
}
