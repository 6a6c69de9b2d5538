import type { Core } from '../core.ts';
import { Failure } from '../problem.ts';
import type { Services } from '../services.ts';
import { atomically } from '../store/atomically.ts';
import { newId } from './ids.ts';
import type { Messages } from './ports.ts';
import type { MessageRow } from './rows.ts';
import { toMessage, touchThread } from './rows.ts';
import { folded } from './text.ts';

const COLUMNS = 'messages.id, thread_id, seq, role, content, messages.metadata, messages.created_at';
const VISIBLE = 'FROM messages JOIN threads ON threads.id = thread_id WHERE threads.user_id = ? AND archived_at IS NULL AND deleted_at IS NULL';

/** Messages of threads; whose they are is the thread's business. */
export function createMessages({ db }: Core, services: Services): Messages {
  return {
    page(userId, threadId, limit, offset) {
      services.threads.get(userId, threadId);
      const { total } = db.prepare('SELECT COUNT(*) AS total FROM messages WHERE thread_id = ? AND deleted_at IS NULL').get(threadId) as { total: number };
      const rows = db.prepare(`SELECT ${COLUMNS} FROM messages WHERE thread_id = ? AND deleted_at IS NULL ORDER BY seq LIMIT ? OFFSET ?`).all(threadId, limit, offset);
      return { thread_id: threadId, messages: (rows as MessageRow[]).map(toMessage), total, limit, offset };
    },
    recent(userId, limit, offset) {
      const { total } = db.prepare(`SELECT COUNT(*) AS total ${VISIBLE}`).get(userId) as { total: number };
      const rows = db.prepare(`SELECT ${COLUMNS} ${VISIBLE} ORDER BY messages.created_at DESC, messages.rowid DESC LIMIT ? OFFSET ?`).all(userId, limit, offset);
      return { messages: (rows as MessageRow[]).map(toMessage), total };
    },
    get(userId, messageId) {
      const row = db.prepare(`SELECT ${COLUMNS} ${VISIBLE} AND messages.id = ?`).get(userId, messageId);
      if (!row) throw new Failure('NOT_FOUND', 'There is no such message.');
      return toMessage(row as MessageRow);
    },
    append(userId, { threadId, role, content, metadata = {} }) {
      services.threads.get(userId, threadId);
      const id = newId('msg');
      const now = services.clock.seconds();
      atomically(db, () => {
        db.prepare(
          `INSERT INTO messages (id, thread_id, seq, role, content, search, metadata, created_at)
           VALUES (?, ?, (SELECT COALESCE(MAX(seq), 0) + 1 FROM messages WHERE thread_id = ?), ?, ?, ?, ?, ?)`,
        ).run(id, threadId, threadId, role, content, folded(content), JSON.stringify(metadata), now);
        touchThread(db, threadId, now);
      });
      return services.messages.get(userId, id);
    },
    remove(userId, messageId) {
      services.messages.get(userId, messageId);
      // The row stays, so that its seq is never given again; its text does not.
      db.prepare(`UPDATE messages SET deleted_at = ?, content = '', search = '', metadata = '{}' WHERE id = ?`).run(services.clock.seconds(), messageId);
    },
  };
}
