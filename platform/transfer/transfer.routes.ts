import { at, PATHS } from '#contracts/paths';
import { exportJob, exportQuery, importQuery, importReport } from '#contracts/transfer.schema';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { route } from '../http/route.ts';
import { readUpload } from '../http/uploads.ts';

/** One's threads and messages, taken away and brought back. */
export function registerTransferRoutes(app: FastifyInstance): void {
  route(app, {
    method: 'POST', path: PATHS.exports, summary: 'Begin an export of one’s threads and messages', auth: 'user', answers: { 202: exportJob },
    handler({ services, principal, reply }) {
      const job = services.exports.start(principal.userId);
      void reply.status(202).header('location', at(PATHS.export, { id: job.id }));
      return job;
    },
  });
  route(app, {
    method: 'GET', path: PATHS.export, summary: 'How an export is getting on; with `wait`, once it is over', auth: 'user', query: exportQuery, answers: { 200: exportJob },
    handler: ({ services, principal, params, query }) => services.exports.wait(principal.userId, params.id ?? '', query.wait),
  });
  route(app, {
    method: 'GET', path: PATHS.exportArchive, summary: 'The archive of an export', auth: 'user', answers: { 200: z.file() },
    handler({ services, principal, params, reply }) {
      const archive = services.exports.archive(principal.userId, params.id ?? '');
      void reply.type('application/zip').header('content-disposition', 'attachment; filename="export.zip"');
      return archive;
    },
  });
  route(app, {
    method: 'POST', path: PATHS.imports, summary: 'Import threads and messages (multipart field `file`, one JSON record a line)', auth: 'user', query: importQuery,
    answers: { 200: importReport },
    async handler({ services, principal, query, request }) {
      const { content } = await readUpload(request);
      return services.imports.run(principal.userId, content, query);
    },
  });
}
