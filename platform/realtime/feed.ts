import type { AgentEvent } from '#contracts/event.schema';
import { setTimeout } from 'node:timers/promises';
import type { Services } from '../services.ts';
import type { Outbox } from './outbox.ts';

/** Events read from the journal at a time while a socket catches up. */
const BATCH = 100;

/** The events of all threads of a user, in the order of the journal, as one socket gets them. */
export interface Feed {
  /** What happens during `work` is delivered after it. */
  holdWhile<T>(work: () => T): T;
  /**
   * Continues a thread after a given event: from the journal until there is nothing left to read, then live. Both come
   * out of one cursor, so what is appended in between is neither lost nor repeated.
   */
  resume(threadId: string, afterSeq: number, delayMs?: number): Promise<void>;
  stop(): void;
}

export function createFeed(services: Services, userId: string, outbox: Outbox): Feed {
  /** Threads that are read from the journal at the moment; their live events will be found there. */
  const replays = new Map<string, symbol>();
  let held: AgentEvent[] | undefined;

  const deliver = (event: AgentEvent): void => {
    // Of an erased thread the journal has nothing more to read.
    if (event.type === 'thread_deleted' && event.payload.purged) replays.delete(event.thread_id);
    if (!replays.has(event.thread_id)) outbox.event(event);
  };
  const unsubscribe = services.journal.subscribe(userId, (event) => {
    if (held) held.push(event);
    else deliver(event);
  });

  const replay = async (threadId: string, afterSeq: number, turn: symbol): Promise<void> => {
    let cursor = afterSeq;
    while (replays.get(threadId) === turn) {
      const batch = services.journal.replay(threadId, cursor, BATCH);
      const first = batch[0]?.seq;
      if (first === undefined) {
        // In the same breath as the read that found nothing: the next event is a live one.
        replays.delete(threadId);
        return;
      }
      if (first > cursor + 1) {
        outbox.frame({ type: 'events_missed', data: { thread_id: threadId, after_seq: cursor, first_kept_seq: first } });
      }
      for (const event of batch) outbox.event(event);
      cursor = batch.at(-1)?.seq ?? cursor;
      await outbox.flushed();
    }
  };

  return {
    holdWhile(work) {
      held = [];
      try {
        return work();
      } finally {
        const waiting = held;
        held = undefined;
        waiting.forEach(deliver);
      }
    },
    async resume(threadId, afterSeq, delayMs = 0) {
      const turn = Symbol(threadId);
      replays.set(threadId, turn);
      try {
        if (delayMs > 0) await setTimeout(delayMs, undefined, { ref: false });
        await replay(threadId, afterSeq, turn);
      } catch (error) {
        if (replays.get(threadId) === turn) replays.delete(threadId);
        throw error;
      }
    },
    stop() {
      unsubscribe();
      replays.clear();
    },
  };
}
