import { CLOSE } from '#contracts/frame.schema';
import { LIMITS } from '#contracts/limits';
import { randomBytes } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';
import type { Principal } from '../auth/ports.ts';
import type { Core } from '../core.ts';
import type { RequestScope } from '../http/context.ts';
import { toProblem } from '../http/problem-document.ts';
import { createDispatcher } from './dispatch.ts';
import { startExpiry } from './expiry.ts';
import { createFeed } from './feed.ts';
import type { Connection } from './frame-handler.ts';
import { errorContent } from './frames.ts';
import { startHeartbeat } from './heartbeat.ts';
import { createOutbox } from './outbox.ts';
import type { PlatformSocket } from './platform-socket.ts';
import type { Closing } from './ports.ts';

/**
 * A socket that opens in the middle of a run has missed its beginning, and its client is about to ask for it. Live
 * events of that thread wait so long for the `resume`, or else arrive a moment later.
 */
const JOIN_GRACE_MS = 100;

export interface NewConnection {
  readonly core: Core;
  readonly scope: RequestScope;
  readonly socket: PlatformSocket;
  /** What lies under the socket. */
  readonly connection: Duplex;
  readonly principal: Principal;
}

/** Greets an accepted socket and serves it until it is closed. */
export function openConnection({ core, scope, socket, connection, principal: first }: NewConnection): void {
  const { services, traceId, requestId } = scope;
  const id = `con_${randomBytes(12).toString('hex')}`;
  const log = (event: string, fields: Record<string, unknown>) =>
    core.log.write('info', event, { trace_id: traceId, request_id: requestId, connection_id: id, ...fields });
  const heartbeatMs = services.socketRules.heartbeatMs();
  let principal = first;
  let stopExpiry = () => {};

  const close = (wanted: Closing): void => {
    if (socket.readyState !== WebSocket.OPEN) return;
    const closing = services.wire.closing(wanted);
    if (!closing) return;
    const { code, reason } = closing;
    // From here on nothing is said and nothing is heard, however long the peer takes to answer.
    feed.stop();
    stopHeartbeat();
    log('socket_closing', { code, reason });
    socket.finish(closing);
  };
  const stopHeartbeat = startHeartbeat(socket, { intervalMs: heartbeatMs, patience: services.socketRules.unansweredPings() }, () => {
    log('socket_dead', {});
    socket.terminate();
  });
  const outbox = createOutbox(socket, connection, services, () => close(CLOSE.overload));

  outbox.frame({
    type: 'system_message',
    data: {
      event: 'connection_established', connection_id: id, user_id: principal.userId, connection_ready: true,
      config: { heartbeat_interval: heartbeatMs, max_message_size: LIMITS.frameBytes },
    },
  });
  const feed = createFeed(services, principal.userId, outbox);
  const self: Connection = {
    scope, feed,
    get principal() {
      return principal;
    },
    reply: outbox.frame,
    fail(error, correlationId) {
      const { failure } = toProblem(error, scope);
      const fault = failure.status >= 500 && error instanceof Error ? error.stack : failure.options.cause;
      log('frame_refused', { error_code: failure.code, fault });
      outbox.frame(errorContent(error, scope), correlationId);
    },
    renew(renewed) {
      principal = renewed;
      stopExpiry();
      if (socket.readyState !== WebSocket.OPEN) return;
      const { expiresAt } = renewed;
      const stops = [
        startExpiry(services.clock, expiresAt - services.socketRules.noticeSeconds(), () =>
          outbox.frame({ type: 'token_expiring', data: { expires_at: expiresAt, expires_in: Math.max(0, expiresAt - services.clock.seconds()) } })),
        startExpiry(services.clock, expiresAt, () => close(CLOSE.tokenExpired)),
      ];
      stopExpiry = () => stops.forEach((stop) => stop());
    },
    close,
  };
  self.renew(principal);
  for (const run of services.runs.active(principal.userId)) {
    feed.resume(run.thread_id, services.journal.range(run.thread_id).last, JOIN_GRACE_MS).catch((error: unknown) => self.fail(error));
  }

  core.sockets.set(id, {
    id, userId: principal.userId,
    get sessionId() {
      return principal.sessionId;
    },
    close: (code, reason) => close({ code, reason }),
    drop: () => socket.terminate(),
  });
  log('socket_connected', { user_id: principal.userId });

  const receive = createDispatcher(self);
  socket.on('message', (data: Buffer, isBinary) => {
    if (socket.readyState !== WebSocket.OPEN) return;
    if (isBinary) close(CLOSE.binary);
    else receive(data.toString());
  });
  socket.once('close', (code) => {
    core.sockets.delete(id);
    feed.stop();
    stopExpiry();
    stopHeartbeat();
    log('socket_closed', { code });
  });
}
