import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { join } from 'node:path';
import type { Core } from '../core.ts';
import { WEB_ROOT } from '../http/pages.ts';
import { Failure } from '../problem.ts';

/** Addresses of the chat page; its own router shows what belongs there. */
const PAGES = ['/', '/sign-in', '/oauth/complete', '/threads/:id'];

/** The chat page and its assets. An address that is neither stays a 404. */
export function registerPages(app: FastifyInstance, _core: Core): void {
  // The names of assets follow from their content, so they may be kept for ever; the document names the current ones.
  void app.register(fastifyStatic, { root: join(WEB_ROOT, 'assets'), prefix: '/assets/', decorateReply: false, index: false, immutable: true, maxAge: '365d' });
  for (const url of PAGES) app.route({ method: 'GET', url, handler: sendIndex });
}

async function sendIndex(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const html = await request.scope.services.pages.index().catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ENOENT') throw cause;
    throw new Failure('NOT_CONFIGURED', 'The chat page has not been built.', { cause });
  });
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html);
}
