import { at, PATHS } from '#contracts/paths';
import { thread, threadInput, threadList, threadQuery, threadRemovalQuery, threadRemoved } from '#contracts/thread.schema';
import type { FastifyInstance } from 'fastify';
import type { Core } from '../core.ts';
import { paginateByCursor } from '../http/paging.ts';
import { route } from '../http/route.ts';
import type { Services } from '../services.ts';
import { createOnce } from './idempotent.ts';
import { registerMessageRoutes } from './message.routes.ts';

/** Threads and messages over HTTP. */
export function registerThreadRoutes(app: FastifyInstance, core: Core): void {
  route(app, {
    method: 'GET', path: PATHS.threads, summary: 'Own threads, newest first', auth: 'user', query: threadQuery, answers: { 200: threadList },
    handler({ services, principal, query, request, reply }) {
      const { threads, total, next } = services.threads.list(principal.userId, query);
      paginateByCursor(reply, request.url, query, total, next);
      return threads;
    },
  });
  route(app, {
    method: 'POST', path: PATHS.threads, summary: 'Create a thread', auth: 'user', body: threadInput, answers: { 201: thread },
    handler(context) {
      const created = createOnce(core, context, `POST ${PATHS.threads}`, () => context.services.threads.create(context.principal.userId, context.body));
      void context.reply.header('location', at(PATHS.thread, { id: created.id }));
      return created;
    },
  });
  route(app, {
    method: 'GET', path: PATHS.thread, summary: 'One thread', auth: 'user', answers: { 200: thread },
    handler: ({ services, principal, params }) => services.threads.get(principal.userId, params.id ?? ''),
  });
  route(app, {
    method: 'PUT', path: PATHS.thread, summary: 'Change title or metadata', auth: 'user', body: threadInput, answers: { 200: thread },
    handler: ({ services, principal, params, body }) => services.threads.update(principal.userId, params.id ?? '', body),
  });
  route(app, {
    method: 'DELETE', path: PATHS.thread, summary: 'Archive a thread, or erase it with ?purge=true', auth: 'user', query: threadRemovalQuery, answers: { 200: threadRemoved },
    async handler(context) {
      const { services, principal, params, query } = context;
      const threadId = params.id ?? '';
      await stopRuns(services, principal.userId, threadId);
      if (query.purge) services.threads.purge(principal.userId, threadId);
      else services.threads.archive(principal.userId, threadId);
      services.audit.append(context, { actor: principal.userId, action: query.purge ? 'thread_erase' : 'thread_archive', subject: threadId, outcome: 'success' });
      return { id: threadId, status: query.purge ? 'purged' : 'archived' };
    },
  });
  route(app, {
    method: 'POST', path: PATHS.autoRename, summary: 'Title from the first user message', auth: 'user', answers: { 200: thread },
    handler: ({ services, principal, params }) => services.threads.autoRename(principal.userId, params.id ?? ''),
  });
  registerMessageRoutes(app, core);
}

/** A run must not go on writing into a thread that is no more. One that ends by itself meanwhile refuses to be cancelled: fine. */
async function stopRuns(services: Services, userId: string, threadId: string): Promise<void> {
  const runs = services.runs.active(userId).filter((run) => run.thread_id === threadId);
  await Promise.allSettled(runs.map((run) => services.runs.cancel(userId, run.id, 'thread_deleted')));
}
