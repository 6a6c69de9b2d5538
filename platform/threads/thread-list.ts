import type { Thread, ThreadQuery } from '#contracts/thread.schema';
import type { Database } from 'libsql';
import { cursorAt, readCursor } from '../http/cursor.ts';
import type { ThreadRow } from './rows.ts';
import { THREAD_COLUMNS, toThread } from './rows.ts';
import { folded } from './text.ts';

type Key = Exclude<ThreadQuery['sort'], `-${string}`>;

/** What each key sorts by. The second term decides between equal values, so that pages never overlap. */
const KEYS: Record<Key, readonly [string, string]> = {
  created_at: ['created_at', 'rowid'],
  updated_at: ['updated_at', 'position'],
  title: ['search', 'rowid'],
  message_count: ['message_count', 'rowid'],
};

const MATCHES = `(instr(search, @q) > 0
  OR EXISTS (SELECT 1 FROM messages WHERE thread_id = threads.id AND deleted_at IS NULL AND instr(messages.search, @q) > 0))`;

/** One page of a user's threads, how many there are in all, and the cursor behind the page unless it is the last. */
export function listThreads(db: Database, userId: string, query: ThreadQuery): { threads: Thread[]; total: number; next?: string } {
  const { limit, offset, sort } = query;
  const down = sort.startsWith('-');
  // The sign is all that keeps a sort from being a key.
  const [key, tie] = KEYS[(down ? sort.slice(1) : sort) as Key];
  const from = `(SELECT threads.rowid, threads.*, (SELECT COUNT(*) FROM messages WHERE thread_id = threads.id AND deleted_at IS NULL) AS message_count
    FROM threads WHERE user_id = @userId) AS threads WHERE ${whereOf(query)}`;
  const values = {
    userId,
    ...(query.q ? { q: folded(query.q) } : {}),
    ...(query.from === undefined ? {} : { from: query.from }),
    ...(query.to === undefined ? {} : { to: query.to }),
  };
  const { total } = db.prepare(`SELECT COUNT(*) AS total FROM ${from}`).get(values) as { total: number };
  const start = query.cursor === undefined ? undefined : readCursor(query.cursor, sort);
  const direction = down ? 'DESC' : 'ASC';
  const rows = db
    .prepare(
      `SELECT ${THREAD_COLUMNS}, ${key} AS sort_value, ${tie} AS sort_tie FROM ${from} ${start ? `AND (${key}, ${tie}) ${down ? '<' : '>'} (@value, @tie)` : ''}
       ORDER BY ${key} ${direction}, ${tie} ${direction} LIMIT @limit OFFSET @offset`,
    )
    .all({ ...values, ...start, limit: limit + 1, offset }) as (ThreadRow & { sort_value: string | number; sort_tie: number })[];
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { threads: page.map(toThread), total, ...(last ? { next: cursorAt(sort, last.sort_value, last.sort_tie) } : {}) };
}

function whereOf({ q, from, to, archived }: ThreadQuery): string {
  return [
    `archived_at IS ${archived ? 'NOT ' : ''}NULL`,
    ...(q ? [MATCHES] : []),
    ...(from === undefined ? [] : ['created_at >= @from']),
    ...(to === undefined ? [] : ['created_at <= @to']),
  ].join(' AND ');
}
