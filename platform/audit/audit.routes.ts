import { auditList, auditQuery, ownAuditQuery } from '#contracts/audit.schema';
import { PATHS } from '#contracts/paths';
import type { FastifyInstance } from 'fastify';
import { route } from '../http/route.ts';

/** Reading the audit log; nothing writes to it over HTTP. */
export function registerAuditRoutes(app: FastifyInstance): void {
  route(app, {
    method: 'GET', path: PATHS.audit, summary: 'What everybody did, newest first; admins only', auth: 'admin', query: auditQuery, answers: { 200: auditList },
    handler: ({ services, query: { trace_id: traceId, ...query } }) => services.audit.list({ ...query, traceId }),
  });
  route(app, {
    method: 'GET', path: PATHS.ownAudit, summary: 'What one did, and what was tried with one’s account, newest first', auth: 'user', query: ownAuditQuery, answers: { 200: auditList },
    handler: ({ services, principal, query: { trace_id: traceId, ...query } }) => services.audit.list({ ...query, traceId, concerning: principal.userId }),
  });
}
