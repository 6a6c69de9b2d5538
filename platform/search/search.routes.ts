import { PATHS } from '#contracts/paths';
import { searchQuery, searchResult } from '#contracts/search.schema';
import type { FastifyInstance } from 'fastify';
import { route } from '../http/route.ts';

/** Search in one's own messages. */
export function registerSearchRoutes(app: FastifyInstance): void {
  route(app, {
    method: 'GET', path: PATHS.search, summary: 'Own messages that have all words, best first', auth: 'user', query: searchQuery, answers: { 200: searchResult },
    handler: ({ services, principal, query }) => services.search.messages(principal.userId, query),
  });
}
