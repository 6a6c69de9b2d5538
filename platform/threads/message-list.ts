import type { Message, MessageSelection } from '#contracts/message.schema';
import type { Database } from 'libsql';
import { cursorAt, readCursor } from '../http/cursor.ts';
import type { MessageRow } from './rows.ts';
import { MESSAGE_COLUMNS, toMessage } from './rows.ts';

/** Messages of one thread that a selection wants, one page of them, and how many there are in all. */
export function listMessages(db: Database, threadId: string, limit: number, offset: number, selection: MessageSelection = {}): { messages: Message[]; total: number } {
  const { role, from, to, sort = 'seq', cursor } = selection;
  const key = sort.replace('-', '');
  const down = sort.startsWith('-');
  const direction = down ? 'DESC' : 'ASC';
  const where = [
    'thread_id = @threadId AND deleted_at IS NULL',
    ...(role ? ['role = @role'] : []),
    ...(from === undefined ? [] : ['created_at >= @from']),
    ...(to === undefined ? [] : ['created_at <= @to']),
  ].join(' AND ');
  const values = { threadId, ...(role ? { role } : {}), ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  const { total } = db.prepare(`SELECT COUNT(*) AS total FROM messages WHERE ${where}`).get(values) as { total: number };
  const start = cursor === undefined ? undefined : readCursor(cursor, sort);
  const rows = db
    .prepare(
      `SELECT ${MESSAGE_COLUMNS} FROM messages WHERE ${where} ${start ? `AND (${key}, seq) ${down ? '<' : '>'} (@value, @tie)` : ''}
       ORDER BY ${key} ${direction}, seq ${direction} LIMIT @limit OFFSET @offset`,
    )
    .all({ ...values, ...start, limit, offset });
  // Every column of the row was selected.
  return { messages: (rows as MessageRow[]).map(toMessage), total };
}

/** The cursor behind a page that is not the last one. */
export function cursorBehind(messages: readonly Message[], { sort = 'seq' }: MessageSelection): string | undefined {
  const last = messages.at(-1);
  return last && cursorAt(sort, sort.endsWith('seq') ? last.seq : last.created_at, last.seq);
}
