import type { Message } from '#contracts/message.schema';
import type { Thread } from '#contracts/thread.schema';
import type { Database } from 'libsql';

export interface ThreadRow {
  readonly id: string;
  readonly title: string;
  readonly metadata: string;
  readonly created_at: number;
  readonly updated_at: number;
  readonly message_count: number;
}
export interface MessageRow {
  readonly id: string;
  readonly thread_id: string;
  readonly seq: number;
  readonly role: Message['role'];
  readonly content: string;
  readonly metadata: string;
  readonly created_at: number;
}

/** Columns of a `ThreadRow`; `message_count` is computed by the query around them. */
export const THREAD_COLUMNS = 'id, title, metadata, created_at, updated_at, message_count';
/** Columns of a `MessageRow`. */
export const MESSAGE_COLUMNS = 'messages.id, thread_id, seq, role, content, messages.metadata, messages.created_at';

const objectOf = (json: string): Record<string, unknown> => JSON.parse(json) as Record<string, unknown>;

// Field by field: the driver adds fields of its own to a row.
export const toThread = (row: ThreadRow): Thread => ({
  id: row.id, object: 'thread', title: row.title, created_at: row.created_at, updated_at: row.updated_at,
  metadata: objectOf(row.metadata), message_count: row.message_count,
});
export const toMessage = (row: MessageRow): Message => ({
  id: row.id, thread_id: row.thread_id, role: row.role, content: row.content, created_at: row.created_at, seq: row.seq, metadata: objectOf(row.metadata),
});

/** Puts a thread on top of its owner's list; the position decides between threads touched in the same second. */
export function touchThread(db: Database, threadId: string, seconds: number): void {
  db.prepare(
    `UPDATE threads SET updated_at = ?, position = (SELECT MAX(position) + 1 FROM threads AS others WHERE others.user_id = threads.user_id)
     WHERE id = ?`,
  ).run(seconds, threadId);
}
