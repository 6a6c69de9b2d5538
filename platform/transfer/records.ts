import type { MessageRecord, ThreadRecord } from '#contracts/transfer.schema';
import type { Core } from '../core.ts';
import type { Services } from '../services.ts';
import { atomically } from '../store/atomically.ts';
import { newId } from '../threads/ids.ts';
import { folded } from '../threads/text.ts';
import type { Records } from './ports.ts';

interface ThreadRow {
  readonly id: string;
  readonly title: string;
  readonly metadata: string;
  readonly created_at: number;
  readonly updated_at: number;
  readonly archived_at: number | null;
}
interface MessageRow {
  readonly role: MessageRecord['role'];
  readonly content: string;
  readonly metadata: string;
  readonly created_at: number;
}
const objectOf = (json: string): Record<string, unknown> => JSON.parse(json) as Record<string, unknown>;

/** Threads and messages by the lot: they keep the times they bring along, which those made one by one never do. */
export function createRecords({ db }: Core, services: Services): Records {
  const messagesOf = (threadId: string): MessageRecord[] =>
    (db.prepare('SELECT role, content, metadata, created_at FROM messages WHERE thread_id = ? AND deleted_at IS NULL ORDER BY seq').all(threadId) as MessageRow[]).map(
      ({ role, content, metadata, created_at }) => ({ type: 'message', thread: threadId, role, content, metadata: objectOf(metadata), created_at }),
    );
  const storeThread = (userId: string, { title, metadata, archived_at, ...times }: ThreadRecord): string => {
    const id = newId('thr');
    const now = services.clock.seconds();
    const createdAt = times.created_at ?? now;
    db.prepare(
      `INSERT INTO threads (id, user_id, title, search, metadata, created_at, updated_at, archived_at, position)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, (SELECT COALESCE(MAX(position), 0) + 1 FROM threads WHERE user_id = ?))`,
    ).run(id, userId, title, folded(title), JSON.stringify(metadata), createdAt, times.updated_at ?? createdAt, archived_at ?? null, userId);
    return id;
  };

  return {
    ofUser(userId) {
      const threads = db.prepare('SELECT id, title, metadata, created_at, updated_at, archived_at FROM threads WHERE user_id = ? ORDER BY rowid').all(userId) as ThreadRow[];
      return threads.flatMap(({ id, title, metadata, created_at, updated_at, archived_at }) => [
        { type: 'thread' as const, ref: id, title, metadata: objectOf(metadata), created_at, updated_at, ...(archived_at === null ? {} : { archived_at }) },
        ...messagesOf(id),
      ]);
    },
    store(userId, records) {
      const ids = new Map<string, string>();
      const seqs = new Map<string, number>();
      atomically(db, () => {
        const insert = db.prepare('INSERT INTO messages (id, thread_id, seq, role, content, search, metadata, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
        for (const record of records) {
          if (record.type === 'thread') ids.set(record.ref, storeThread(userId, record));
          else {
            const { thread, role, content, metadata } = record;
            const seq = (seqs.get(thread) ?? 0) + 1;
            seqs.set(thread, seq);
            insert.run(newId('msg'), ids.get(thread), seq, role, content, folded(content), JSON.stringify(metadata), record.created_at ?? services.clock.seconds());
          }
        }
      });
      return Object.fromEntries(ids);
    },
  };
}
