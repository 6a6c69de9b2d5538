import { CLOSE, SUBPROTOCOL } from '#contracts/frame.schema';
import { LIMITS } from '#contracts/limits';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Principal } from '../auth/ports.ts';
import type { Settings } from '../config.ts';
import type { Core } from '../core.ts';
import type { RequestScope } from '../http/context.ts';
import { headerOf, readRequestId, readTraceId } from '../http/context.ts';
import type { SelectServices } from '../http/server.ts';
import { Failure } from '../problem.ts';
import { auditRefusal } from './audit-refusal.ts';
import { openConnection } from './connection.ts';
import { PlatformSocket } from './platform-socket.ts';
import { authorise, checkProtocol, lackOfRoom } from './handshake.ts';
import { refuseAfterAccept, refuseBeforeUpgrade } from './refusal.ts';

/** How long peers may take to answer the last close frame. */
const SHUTDOWN_MS = 1000;

/** Serves `/ws` on an HTTP server. The result closes all sockets with 1012 and waits until they are gone. */
export function attachSocketServer(server: Server, core: Core, select: SelectServices): () => Promise<void> {
  const sockets = new WebSocketServer({
    noServer: true, WebSocket: PlatformSocket, maxPayload: LIMITS.frameBytes, perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
  });
  const scopes = new WeakMap<IncomingMessage, RequestScope>();
  const handshakes = new Set<Duplex>();
  const plain = select({ headers: {} });

  sockets.on('headers', (headers, request) => {
    const scope = scopes.get(request);
    if (scope) headers.push(`x-request-id: ${scope.requestId}`, `x-trace-id: ${scope.traceId}`);
  });

  const handshake = async (request: IncomingMessage, connection: Duplex, head: Buffer): Promise<void> => {
    const ids = { requestId: readRequestId(headerOf(request, 'x-request-id')), traceId: readTraceId(headerOf(request, 'traceparent')) };
    const { scope, style, ...verdict } = await judge(core, request, { ...ids, services: plain }, select);
    if (connection.destroyed) return;
    const accept = (then: (socket: PlatformSocket) => void): void => {
      scopes.set(request, scope);
      sockets.handleUpgrade(request, connection, head, (socket) => {
        // A peer that breaks the protocol is closed by `ws`; the event itself must not end the process.
        socket.on('error', (error) => logViolation(core, scope, error));
        socket.passThrough(scope.services.wire);
        then(socket);
      });
    };
    const { principal, refusal = principal && lackOfRoom(core, scope.services, principal) } = verdict;
    if (principal && !refusal) return accept((socket) => openConnection({ core, scope, socket, connection, principal }));
    logRefusal(core, scope, refusal);
    auditRefusal(scope, request, refusal);
    if (style === 'after_accept') accept((socket) => refuseAfterAccept(socket, scope, refusal));
    else refuseBeforeUpgrade(connection, scope, refusal);
  };

  server.on('upgrade', (request, connection, head) => {
    // Until `ws` takes over nobody else listens, and a caller may go away at any moment.
    connection.on('error', () => connection.destroy());
    handshakes.add(connection);
    handshake(request, connection, head)
      .catch((error: unknown) => {
        core.log.write('error', 'handshake_failed', { reason: error instanceof Error ? error.stack : String(error) });
        connection.destroy();
      })
      .finally(() => handshakes.delete(connection));
  });

  return async () => {
    const leaving = [...sockets.clients].map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    for (const socket of core.sockets.values()) socket.close(CLOSE.shutdown.code, CLOSE.shutdown.reason);
    for (const connection of handshakes) connection.destroy();
    const impatience = setTimeout(() => sockets.clients.forEach((socket) => socket.terminate()), SHUTDOWN_MS);
    await Promise.all(leaving);
    clearTimeout(impatience);
  };
}

interface Verdict {
  readonly scope: RequestScope;
  /** How this caller can be refused: only a real handshake can be accepted first. */
  readonly style: Settings['PLATFORM_REFUSAL'];
  readonly principal?: Principal;
  readonly refusal?: unknown;
}

async function judge(core: Core, request: IncomingMessage, plain: RequestScope, select: SelectServices): Promise<Verdict> {
  let scope = plain;
  let style: Verdict['style'] = 'before_upgrade';
  try {
    scope = { ...plain, services: select(request) };
    checkProtocol(core, scope.services, request);
    style = core.settings.PLATFORM_REFUSAL;
    return { scope, style, principal: await authorise(scope, request) };
  } catch (refusal) {
    return { scope, style, refusal };
  }
}

function logRefusal(core: Core, { traceId, requestId }: RequestScope, error: unknown): void {
  const failure = error instanceof Failure ? error : new Failure('INTERNAL_ERROR', 'handshake failed', { cause: error });
  const { cause } = failure.options;
  core.log.write(failure.status >= 500 ? 'error' : 'info', 'socket_refused', {
    trace_id: traceId, request_id: requestId, status: failure.status, error_code: failure.code,
    fault: cause instanceof Error ? cause.stack : typeof cause === 'string' ? cause : undefined,
  });
}

function logViolation(core: Core, { traceId, requestId }: RequestScope, error: Error & { code?: string }): void {
  core.log.write('info', 'socket_violation', { trace_id: traceId, request_id: requestId, fault: error.code ?? error.message });
}
