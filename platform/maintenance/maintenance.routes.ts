import { LIMITS } from '#contracts/limits';
import {
  backup, backupList, census, censusQuery, erasure, erasureList, restored, restoreQuery, retentionInput, retentionPolicy, retentionReport,
} from '#contracts/maintenance.schema';
import { at, PATHS } from '#contracts/paths';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { route } from '../http/route.ts';
import { readUpload } from '../http/uploads.ts';

/** What operators do with everybody's records, and what a user may do with all of their own. */
export function registerMaintenanceRoutes(app: FastifyInstance): void {
  registerBackups(app);
  route(app, {
    method: 'GET', path: PATHS.census, summary: 'Rows by table, of all or of one user', auth: 'admin', query: censusQuery, answers: { 200: census },
    handler: ({ services, query }) => services.censuses.take(query.user_id),
  });
  route(app, {
    method: 'GET', path: PATHS.retention, summary: 'How long threads are kept', auth: 'admin', answers: { 200: retentionPolicy },
    handler: ({ services }) => services.retention.policy(),
  });
  route(app, {
    method: 'POST', path: PATHS.retentionRun, summary: 'Archive and erase what the policy says', auth: 'admin', body: retentionInput, answers: { 200: retentionReport },
    handler: ({ services, body }) => services.retention.run(body),
  });
  route(app, {
    method: 'DELETE', path: PATHS.account, summary: 'Erase one’s account with everything that belongs to it', auth: 'user', answers: { 200: erasure },
    handler: ({ services, principal }) => services.erasures.erase(principal.userId),
  });
  route(app, {
    method: 'GET', path: PATHS.erasures, summary: 'Who was erased, and when', auth: 'admin', query: censusQuery, answers: { 200: erasureList },
    handler: ({ services, query }) => ({ erasures: services.erasures.list(query.user_id) }),
  });
}

function registerBackups(app: FastifyInstance): void {
  route(app, {
    method: 'POST', path: PATHS.backups, summary: 'Make an encrypted backup', auth: 'admin', answers: { 201: backup },
    handler({ services, reply }) {
      const made = services.backups.create();
      void reply.status(201).header('location', at(PATHS.backupFile, { id: made.id }));
      return made;
    },
  });
  route(app, {
    method: 'GET', path: PATHS.backups, summary: 'Backups, newest first', auth: 'admin', answers: { 200: backupList },
    handler: ({ services }) => ({ backups: services.backups.list() }),
  });
  route(app, {
    method: 'GET', path: PATHS.backupFile, summary: 'The encrypted file of a backup', auth: 'admin', answers: { 200: z.file() },
    handler({ services, params, reply }) {
      const bytes = services.backups.file(params.id ?? '');
      void reply.type('application/octet-stream').header('content-disposition', 'attachment; filename="touchstone.backup"');
      return bytes;
    },
  });
  route(app, {
    method: 'POST', path: PATHS.restores, summary: 'Restore a backup (multipart field `file`) in place of all records', auth: 'admin', query: restoreQuery, answers: { 200: restored },
    async handler({ services, query, request }) {
      const { content } = await readUpload(request, { maxBytes: LIMITS.backupBytes });
      return services.backups.restore(content, query.dry_run);
    },
  });
}
