import type { StoredFile } from '#contracts/file.schema';
import { file, fileLink, fileList, fileRemoved, linkInput, linkQuery } from '#contracts/file.schema';
import { at, PATHS } from '#contracts/paths';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { route } from '../http/route.ts';
import { readUpload } from '../http/uploads.ts';

/** Uploads, downloads, temporary links. */
export function registerFileRoutes(app: FastifyInstance): void {
  route(app, {
    method: 'POST', path: PATHS.files, summary: 'Upload a file (multipart field `file`)', auth: 'user', answers: { 201: file },
    async handler({ services, principal, request, reply }) {
      const added = services.files.add(principal.userId, await readUpload(request, { unnamed: 'upload' }));
      void reply.status(201).header('location', at(PATHS.file, { id: added.id }));
      return added;
    },
  });
  route(app, {
    method: 'GET', path: PATHS.files, summary: 'One’s own files, oldest first', auth: 'user', answers: { 200: fileList },
    handler: ({ services, principal }) => ({ files: services.files.list(principal.userId) }),
  });
  route(app, {
    method: 'GET', path: PATHS.file, summary: 'The bytes of a file', auth: 'user', answers: { 200: z.file() },
    handler({ services, principal, params, reply }) {
      const found = services.files.get(principal.userId, params.id ?? '');
      return sendBytes(reply, found, services.files.content(principal.userId, found.id));
    },
  });
  route(app, {
    method: 'DELETE', path: PATHS.file, summary: 'Delete a file', auth: 'user', answers: { 200: fileRemoved },
    handler({ services, principal, params }) {
      const id = params.id ?? '';
      services.files.remove(principal.userId, id);
      return { id, status: 'deleted' };
    },
  });
  route(app, {
    method: 'POST', path: PATHS.fileLink, summary: 'An address that lets anybody read the file for a while', auth: 'user', body: linkInput, answers: { 201: fileLink },
    handler({ services, principal, params, body, reply }) {
      void reply.status(201);
      return services.fileLinks.sign(principal.userId, params.id ?? '', body.expires_in);
    },
  });
  route(app, {
    method: 'GET', path: PATHS.fileDownload, summary: 'The bytes of a file, by a signed address', auth: 'none', query: linkQuery, answers: { 200: z.file() },
    handler({ services, params, query, reply }) {
      const opened = services.fileLinks.open(params.id ?? '', query.expires, query.signature);
      return sendBytes(reply, opened.file, opened.content);
    },
  });
}

/** As a download, never as a page of ours: what users upload must not run in the platform's origin. */
function sendBytes(reply: FastifyReply, { name, type, sha256 }: StoredFile, content: Buffer): Buffer {
  void reply
    .type(type)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, escape)}`)
    .header('content-digest', `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`);
  return content;
}
