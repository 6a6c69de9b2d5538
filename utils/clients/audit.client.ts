import type { AuditAction } from '#contracts/audit.schema';
import { auditList } from '#contracts/audit.schema';
import { PATHS } from '#contracts/paths';
import { endpoint } from './endpoint.ts';

interface OwnAuditQuery {
  readonly action?: AuditAction;
  /** ISO 8601. */
  readonly since?: string;
  /** Records of one trace; `transcript.traceId` is this test's. */
  readonly trace_id?: string;
  readonly limit?: number;
}
interface AuditQuery extends OwnAuditQuery {
  /** User id. */
  readonly actor?: string;
}

export const auditEndpoints = {
  /** Everybody's; admins only. */
  list: endpoint(200, auditList, (query?: AuditQuery) => ({ method: 'GET', path: PATHS.audit, query: { ...query } })),
  /** What one did oneself, and what was tried with one's account. */
  mine: endpoint(200, auditList, (query?: OwnAuditQuery) => ({ method: 'GET', path: PATHS.ownAudit, query: { ...query } })),
};
