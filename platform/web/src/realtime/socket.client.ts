import type { AgentEvent } from '#contracts/event.schema';
import type { ClientFrame, ClientFrameType, CLOSE, ServerFrame } from '#contracts/frame.schema';
import { PATHS } from '#contracts/paths';
import type { ReadonlySignal } from '@preact/signals';
import { signal } from '@preact/signals';
import { backoff } from './backoff.ts';
import type { Heartbeat } from './heartbeat.ts';
import { startHeartbeat } from './heartbeat.ts';
import { readIncoming, subprotocolsFor } from './wire.ts';

export type ConnectionState = 'connecting' | 'connected' | 'reconnecting' | 'offline';
export type OutgoingFrame = Omit<ClientFrame, 'type'> & { readonly type: ClientFrameType };

export interface SocketHandlers {
  /** A token that is good now. */
  readonly token: () => Promise<string>;
  /** The socket was refused or its token ran out: resolves with a newer token; rejects when there is none. */
  readonly renewToken: (stale: string) => Promise<string>;
  /** A handshake failed without a reason, which a browser never tells: finds out whether the session still stands. */
  readonly checkSession: () => Promise<unknown>;
  readonly sessionRevoked: () => void;
  readonly connected: () => void;
  readonly frame: (frame: ServerFrame) => void;
  readonly event: (event: AgentEvent) => void;
}
export interface Socket {
  readonly state: ReadonlySignal<ConnectionState>;
  /** Bytes the server accepts in one frame. */
  readonly frameLimit: () => number;
  /** False when there is no connection: nothing was sent. */
  readonly send: (frame: OutgoingFrame) => boolean;
  /** Doubts that the connection is alive. */
  readonly probe: () => void;
  readonly close: () => void;
}

const WELCOME_MS = 10_000;
const STABLE_MS = 5000;
const REVOKED = 'session_revoked' satisfies (typeof CLOSE)['sessionRevoked']['reason'];
const EXPIRED = 'token_expired' satisfies (typeof CLOSE)['tokenExpired']['reason'];
const REFUSED = 'auth_failed' satisfies (typeof CLOSE)['authFailed']['reason'];
const address = () => `${location.origin.replace(/^http/, 'ws')}${PATHS.socket}`;

/** A socket that keeps itself open until it is closed: back-off, token renewal, detection of dead connections. */
export function openSocket(handlers: SocketHandlers): Socket {
  const state = signal<ConnectionState>('connecting');
  let socket: WebSocket | undefined;
  let heartbeat: Heartbeat | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let frameLimit = 8192;
  let attempt = 0;
  /** Rises with each attempt; what belongs to an older one is ignored. */
  let generation = 0;
  let connectedAt = 0;

  const write = (frame: OutgoingFrame) => socket?.send(JSON.stringify(frame));

  /** Forgets the current connection without waiting for its close handshake, which a dead peer never answers. */
  const abandon = () => {
    generation += 1;
    clearTimeout(retry);
    heartbeat?.stop();
    heartbeat = undefined;
    socket?.close(1000);
    socket = undefined;
  };
  /** Tries again after a pause; `preparation` comes first and may fail, the next attempt shows what is true. */
  const comeBack = async (preparation?: () => Promise<unknown>) => {
    abandon();
    const mine = generation;
    state.value = navigator.onLine ? (connectedAt > 0 ? 'reconnecting' : 'connecting') : 'offline';
    await preparation?.().catch(() => undefined);
    if (mine !== generation) return;
    retry = setTimeout(() => void connect(), backoff(attempt));
    attempt += 1;
  };

  const connect = async () => {
    abandon();
    const mine = generation;
    const token = await handlers.token().catch(() => undefined);
    if (mine !== generation) return;
    if (token === undefined) {
      void comeBack();
      return;
    }
    const opened = new WebSocket(address(), subprotocolsFor(token));
    socket = opened;
    const welcome = setTimeout(() => mine === generation && void comeBack(), WELCOME_MS);
    opened.addEventListener('message', ({ data }) => {
      if (mine !== generation) return;
      heartbeat?.alive();
      const incoming = readIncoming(data);
      if (!incoming) return;
      if ('event' in incoming) return handlers.event(incoming.event);
      if (incoming.frame.type === 'system_message') {
        clearTimeout(welcome);
        greeted(incoming.frame.data.config.max_message_size);
      }
      // Before the welcome only a refusal can come; the close that follows says what to do about it.
      if (state.value === 'connected') handlers.frame(incoming.frame);
    });
    opened.addEventListener('close', ({ code, reason }) => {
      clearTimeout(welcome);
      if (mine === generation) closed(token, code, reason);
    });
  };

  const greeted = (limit: number) => {
    frameLimit = limit;
    connectedAt = Date.now();
    heartbeat = startHeartbeat(() => write({ type: 'ping' }), () => void comeBack());
    state.value = 'connected';
    handlers.connected();
  };

  const closed = (token: string, code: number, reason: string) => {
    const wasConnected = state.value === 'connected';
    // A connection that is dropped as soon as it is made must not be made again without a pause.
    if (wasConnected && Date.now() - connectedAt > STABLE_MS) attempt = 0;
    if (code === 1008 && reason === REVOKED) {
      abandon();
      return handlers.sessionRevoked();
    }
    if (code === 1008 && (reason === EXPIRED || reason === REFUSED)) return void comeBack(() => handlers.renewToken(token));
    // Refused before the upgrade: the platform may be away, or may not want us any more.
    void comeBack(wasConnected ? undefined : handlers.checkSession);
  };

  const connectNow = () => {
    if (state.value === 'connected') return;
    attempt = 0;
    void connect();
  };
  const wentOffline = () => void comeBack();
  const cameBack = () => document.visibilityState === 'visible' && (state.value === 'connected' ? heartbeat?.probe() : connectNow());
  addEventListener('online', connectNow);
  addEventListener('offline', wentOffline);
  document.addEventListener('visibilitychange', cameBack);
  void connect();

  return {
    state,
    frameLimit: () => frameLimit,
    send(frame) {
      if (state.value !== 'connected' || socket?.readyState !== WebSocket.OPEN) return false;
      write(frame);
      return true;
    },
    probe: () => heartbeat?.probe(),
    close() {
      removeEventListener('online', connectNow);
      removeEventListener('offline', wentOffline);
      document.removeEventListener('visibilitychange', cameBack);
      abandon();
    },
  };
}
