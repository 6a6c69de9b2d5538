import type { Database } from 'libsql';
import { randomBytes } from 'node:crypto';
import type { Settings } from './config.ts';
import type { Log } from './log.ts';
import { createLog } from './log.ts';
import { openDatabase } from './store/database.ts';
import type { AgentEvent } from '#contracts/event.schema';

/** A live socket, as far as the rest of the platform needs to know it. */
export interface OpenSocket {
  readonly id: string;
  readonly userId: string;
  readonly sessionId: string;
  close(code: number, reason: string): void;
  /** Cuts the TCP connection without a close frame. */
  drop(): void;
}

/**
 * What is shared by everything that happens in one process: store, live subscribers, counters. Services are thin and
 * stateless over it, so that one request can be served by a decorated set of them without touching another.
 */
export interface Core {
  readonly settings: Settings;
  readonly log: Log;
  readonly db: Database;
  /** HS256 signing secret in force. */
  readonly jwtSecret: Uint8Array;
  readonly startedAt: number;
  /** The platform's own origin as people know it, known once it listens. */
  origin: string;
  /** True from the first signal to stop: nothing new is accepted. */
  stopping: boolean;
  /** Listeners for live events by user id. */
  readonly listeners: Map<string, Set<(event: AgentEvent) => void>>;
  readonly sockets: Map<string, OpenSocket>;
  /** State that belongs to one service alone, created on first use under a key of its own. */
  state<T>(key: string, create: () => T): T;
  /** Work to be finished before the process ends. */
  readonly pending: Set<Promise<unknown>>;
}

export function createCore(settings: Settings): Core {
  const states = new Map<string, unknown>();
  return {
    settings,
    log: createLog(settings.PLATFORM_LOG),
    db: openDatabase(settings.PLATFORM_DATABASE),
    jwtSecret: settings.PLATFORM_JWT_SECRET ? new TextEncoder().encode(settings.PLATFORM_JWT_SECRET) : randomBytes(48),
    startedAt: Date.now(),
    origin: '',
    stopping: false,
    listeners: new Map(),
    sockets: new Map(),
    state<T>(key: string, create: () => T): T {
      if (!states.has(key)) states.set(key, create());
      // The key is private to one service, so what comes out is what that service put in.
      return states.get(key) as T;
    },
    pending: new Set(),
  };
}
