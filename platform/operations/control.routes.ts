import { controlCloseInput, controlDropInput, controlLogs, controlLogsQuery, controlSockets } from '#contracts/control.schema';
import { PATHS } from '#contracts/paths';
import type { FastifyInstance } from 'fastify';
import type { Core, OpenSocket } from '../core.ts';
import { route } from '../http/route.ts';
import { Failure } from '../problem.ts';
import { holdsControlKey } from './control.ts';

/** What a test may do to a running platform, and what `registerMore` adds under the same key. Nothing is registered without one. */
export function registerControlRoutes(app: FastifyInstance, core: Core, registerMore?: (app: FastifyInstance, core: Core) => void): void {
  if (core.settings.PLATFORM_CONTROL_KEY === undefined) return;
  app.register(async (hidden) => {
    // A table of their own: no `Allow` header and no API document gives these routes away.
    hidden.routeTable = [];
    hidden.addHook('onRequest', async (request) => {
      if (!holdsControlKey(core, request)) throw new Failure('NOT_FOUND', 'There is nothing at this address.');
    });
    registerHidden(hidden, core);
    registerMore?.(hidden, core);
  });
}

function registerHidden(app: FastifyInstance, core: Core): void {
  /** Does something to each open socket of a user and tells how many there were. */
  const toSocketsOf = (userId: string, act: (socket: OpenSocket) => void) => {
    const sockets = [...core.sockets.values()].filter((socket) => socket.userId === userId);
    sockets.forEach(act);
    return { count: sockets.length };
  };
  route(app, {
    method: 'GET', path: PATHS.controlLogs, summary: 'Log lines of one trace', auth: 'none', query: controlLogsQuery, answers: { 200: controlLogs },
    handler: ({ query }) => ({ trace_id: query.trace_id, lines: core.log.ofTrace(query.trace_id) }),
  });
  route(app, {
    method: 'POST', path: PATHS.controlDrop, summary: 'Cut the TCP connections of a user', auth: 'none', body: controlDropInput, answers: { 200: controlSockets },
    handler: ({ body }) => toSocketsOf(body.user_id, (socket) => socket.drop()),
  });
  route(app, {
    method: 'POST', path: PATHS.controlClose, summary: 'Close the sockets of a user', auth: 'none', body: controlCloseInput, answers: { 200: controlSockets },
    handler: ({ body }) => toSocketsOf(body.user_id, (socket) => socket.close(body.code, body.reason)),
  });
}
