import type { EventQuery } from '#contracts/event-log.schema';
import type { Core } from '../core.ts';
import type { Services } from '../services.ts';
import type { EventRow } from './journal.ts';
import { toEvent } from './journal.ts';
import type { EventLog } from './ports.ts';

/** The same rows that sockets resume from, so what is kept after a restart is what is shown here. */
export function createEventLog({ db }: Core, services: Services): EventLog {
  return {
    page(userId, threadId, { after_seq: after, limit, ...wanted }) {
      services.threads.get(userId, threadId);
      const terms = termsOf(threadId, wanted);
      const where = terms.map(({ term }) => term).join(' AND ');
      const values = terms.map(({ value }) => value);
      // Rows of this table, all columns of it.
      const rows = db.prepare(`SELECT * FROM events WHERE ${where} AND seq > ? ORDER BY seq LIMIT ?`).all(...values, after, limit) as EventRow[];
      const { total } = db.prepare(`SELECT COUNT(*) AS total FROM events WHERE ${where}`).get(...values) as { total: number };
      return { thread_id: threadId, events: rows.map(toEvent), total };
    },
  };
}

const termsOf = (threadId: string, { run_id, type, from, to }: Omit<EventQuery, 'after_seq' | 'limit'>) =>
  [
    { term: 'thread_id = ?', value: threadId },
    { term: 'run_id = ?', value: run_id },
    { term: 'type = ?', value: type },
    { term: 'timestamp >= ?', value: from },
    { term: 'timestamp <= ?', value: to },
  ].filter(({ value }) => value !== undefined);
