import { asyncApi, mcpAnswer, mcpRequest, openApi, version } from '#contracts/about.schema';
import { PATHS } from '#contracts/paths';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { route } from '../http/route.ts';
import { answerMcp } from '../operations/mcp-rpc.ts';

/** What the platform tells of its interfaces and of itself, and the interface that tells its own: MCP. */
export function registerDocumentRoutes(app: FastifyInstance): void {
  route(app, {
    method: 'GET', path: PATHS.openApi, summary: 'This API as an OpenAPI document', auth: 'none', answers: { 200: openApi },
    handler: ({ services }) => services.documents.openApi(app.routeTable),
  });
  route(app, {
    method: 'GET', path: PATHS.asyncApi, summary: 'The socket as an AsyncAPI document', auth: 'none', answers: { 200: asyncApi },
    handler: ({ services }) => services.documents.asyncApi(),
  });
  route(app, {
    method: 'GET', path: PATHS.docs, summary: 'This API as a page for people', auth: 'none', answers: { 200: z.string().describe('text/html: one row for each route') },
    handler({ services, reply }) {
      void reply.type('text/html; charset=utf-8');
      return services.documents.page(services.documents.openApi(app.routeTable));
    },
  });
  route(app, {
    method: 'GET', path: PATHS.version, summary: 'Release and revision', auth: 'none', answers: { 200: version },
    handler: ({ services }) => services.build.version(),
  });
  route(app, {
    method: 'POST', path: PATHS.mcp, summary: 'JSON-RPC in the Model Context Protocol; a notification is answered with 202 and nothing', auth: 'user', body: mcpRequest, answers: { 200: mcpAnswer },
    async handler(context) {
      const answer = await answerMcp(context);
      if (answer) return answer;
      void context.reply.status(202);
      return undefined;
    },
  });
}
