import type { AgentEvent, EventType } from '#contracts/event.schema';
import type { Core } from '../core.ts';
import type { Services } from '../services.ts';
import { afterCommit } from '../store/atomically.ts';
import type { Journal, Listener, NewEvent } from './ports.ts';

export interface EventRow {
  readonly thread_id: string;
  readonly seq: number;
  readonly run_id: string | null;
  readonly type: EventType;
  readonly agent_name: string | null;
  readonly timestamp: number;
  readonly trace_id: string | null;
  readonly step_id: string | null;
  readonly payload: string;
}
type Place = Pick<EventRow, 'seq' | 'timestamp'>;

/** Threads that were erased in this process and still speak (a run being cancelled); more than these are forgotten. */
const ERASED_KEPT = 1000;

/**
 * The journal over the table `events`. The number and time of an event are taken from the newest stored one in the same
 * statement that stores it, so the order cannot break whoever appends, and survives a restart.
 */
export function createJournal(core: Core, services: Services): Journal {
  const store = core.state('journal.store', () => prepareStore(core));
  const erased = core.state('journal.erased', () => new Map<string, Place>());

  const remember = (threadId: string, place: Place): void => {
    erased.delete(threadId);
    erased.set(threadId, place);
    const [oldest] = erased.keys();
    if (erased.size > ERASED_KEPT && oldest !== undefined) erased.delete(oldest);
  };
  /** An erased thread keeps nothing, but who watches it live is still told, in order. */
  const placeWithoutThread = (threadId: string): Place => {
    const before = erased.get(threadId) ?? { seq: 0, timestamp: 0 };
    const place = { seq: before.seq + 1, timestamp: Math.max(services.clock.now(), before.timestamp) };
    remember(threadId, place);
    return place;
  };

  return {
    append<T extends EventType>(event: NewEvent<T>): AgentEvent {
      const stored = store.add(event, services.clock.now());
      const { seq, timestamp } = stored ?? placeWithoutThread(event.threadId);
      if (stored) store.retain(event.threadId, seq);
      // `NewEvent<T>` pairs type and payload; the compiler cannot follow that pair into the union.
      const told = {
        type: event.type, seq, run_id: event.runId, thread_id: event.threadId, agent_name: event.agentName, timestamp,
        ...(event.traceId === undefined ? {} : { trace_id: event.traceId }), ...(event.stepId === undefined ? {} : { step_id: event.stepId }), payload: event.payload,
      } as unknown as AgentEvent;
      if (told.type === 'thread_deleted' && told.payload.purged) remember(event.threadId, { seq, timestamp });
      afterCommit(core.db, () => tell(core, event.userId, told));
      return told;
    },
    subscribe(userId, listener) {
      // Wrapped, so that the same function subscribed twice is two listeners, each ended by its own call.
      const own: Listener = (event) => listener(event);
      const listeners = core.listeners.get(userId) ?? new Set();
      core.listeners.set(userId, listeners.add(own));
      return () => {
        listeners.delete(own);
        if (listeners.size === 0 && core.listeners.get(userId) === listeners) core.listeners.delete(userId);
      };
    },
    replay: (threadId, afterSeq, limit = -1) => store.after(threadId, afterSeq, limit),
    ofRun: (runId) => store.ofRun(runId),
    range: (threadId) => store.range(threadId),
  };
}

/** One listener's trouble is its own: the others, and whoever appended, never notice. */
function tell(core: Core, userId: string, event: AgentEvent): void {
  // A copy: a listener may come or go while the others are being told.
  for (const listener of Array.from(core.listeners.get(userId) ?? [])) {
    try {
      listener(event);
    } catch (error) {
      const reason = error instanceof Error ? error.stack : String(error);
      core.log.write('error', 'listener_failed', { trace_id: event.trace_id, event_type: event.type, reason });
    }
  }
}

/** Statements are prepared once a process; none of them can fail on a constraint, which would spoil a libsql statement for good. */
function prepareStore({ db, settings }: Core) {
  const add = db.prepare(`
    INSERT INTO events (thread_id, seq, run_id, type, agent_name, timestamp, trace_id, payload, step_id)
    SELECT t.id, COALESCE(e.seq, 0) + 1, ?2, ?3, ?4, MAX(?5, COALESCE(e.timestamp, 0)), ?6, ?7, ?8
    FROM threads t LEFT JOIN events e ON e.thread_id = t.id WHERE t.id = ?1 ORDER BY e.seq DESC LIMIT 1
    RETURNING seq, timestamp`);
  const drop = db.prepare('DELETE FROM events WHERE thread_id = ? AND seq <= ?');
  const after = db.prepare('SELECT * FROM events WHERE thread_id = ? AND seq > ? ORDER BY seq LIMIT ?');
  const ofRun = db.prepare('SELECT * FROM events WHERE run_id = ? ORDER BY seq');
  const first = db.prepare('SELECT seq FROM events WHERE thread_id = ? ORDER BY seq LIMIT 1');
  const last = db.prepare('SELECT seq FROM events WHERE thread_id = ? ORDER BY seq DESC LIMIT 1');
  const seqOf = (row: unknown, otherwise: number) => (row as { seq: number } | undefined)?.seq ?? otherwise;
  return {
    add({ threadId, runId, type, agentName, traceId, stepId, payload }: NewEvent, now: number) {
      return add.get(threadId, runId, type, agentName, now, traceId ?? null, JSON.stringify(payload), stepId ?? null) as Place | undefined;
    },
    retain(threadId: string, newest: number): void {
      if (newest > settings.PLATFORM_EVENTS_KEPT) drop.run(threadId, newest - settings.PLATFORM_EVENTS_KEPT);
    },
    after: (threadId: string, seq: number, limit: number) => (after.all(threadId, seq, limit) as EventRow[]).map(toEvent),
    ofRun: (runId: string) => (ofRun.all(runId) as EventRow[]).map(toEvent),
    range: (threadId: string) => ({ first: seqOf(first.get(threadId), 1), last: seqOf(last.get(threadId), 0) }),
  };
}

export function toEvent(row: EventRow): AgentEvent {
  // Rows are written by `append` alone, from typed events.
  return {
    type: row.type, seq: row.seq, run_id: row.run_id, thread_id: row.thread_id, agent_name: row.agent_name, timestamp: row.timestamp,
    ...(row.trace_id === null ? {} : { trace_id: row.trace_id }), ...(row.step_id === null ? {} : { step_id: row.step_id }), payload: JSON.parse(row.payload),
  } as unknown as AgentEvent;
}
