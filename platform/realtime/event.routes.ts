import { eventPage, eventQuery } from '#contracts/event-log.schema';
import { PATHS } from '#contracts/paths';
import type { FastifyInstance } from 'fastify';
import { route } from '../http/route.ts';

/** Events of threads and their runs, for those who were not there when they happened. */
export function registerEventRoutes(app: FastifyInstance): void {
  route(app, {
    method: 'GET',
    path: PATHS.threadEvents,
    summary: 'What happened on a thread, oldest first: all of it, of one run, of one type, of a time',
    auth: 'user',
    query: eventQuery,
    answers: { 200: eventPage },
    handler: ({ services, principal, params, query }) => services.eventLog.page(principal.userId, params['id'] ?? '', query),
  });
}
