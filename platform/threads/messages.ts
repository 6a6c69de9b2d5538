import type { Core } from '../core.ts';
import { Failure } from '../problem.ts';
import type { Services } from '../services.ts';
import { atomically } from '../store/atomically.ts';
import { newId } from './ids.ts';
import { listMessages } from './message-list.ts';
import type { Messages } from './ports.ts';
import type { MessageRow } from './rows.ts';
import { MESSAGE_COLUMNS, toMessage, touchThread } from './rows.ts';
import { folded } from './text.ts';

const VISIBLE = 'FROM messages JOIN threads ON threads.id = thread_id WHERE threads.user_id = ? AND archived_at IS NULL AND deleted_at IS NULL';

/** Messages of threads; whose they are is the thread's business. */
export function createMessages({ db }: Core, services: Services): Messages {
  return {
    page(userId, threadId, limit, offset, selection) {
      services.threads.get(userId, threadId);
      return { thread_id: threadId, ...listMessages(db, threadId, limit, offset, selection), limit, offset };
    },
    recent(userId, limit, offset) {
      const { total } = db.prepare(`SELECT COUNT(*) AS total ${VISIBLE}`).get(userId) as { total: number };
      const rows = db.prepare(`SELECT ${MESSAGE_COLUMNS} ${VISIBLE} ORDER BY messages.created_at DESC, messages.rowid DESC LIMIT ? OFFSET ?`).all(userId, limit, offset);
      return { messages: (rows as MessageRow[]).map(toMessage), total };
    },
    get(userId, messageId) {
      const row = db.prepare(`SELECT ${MESSAGE_COLUMNS} ${VISIBLE} AND messages.id = ?`).get(userId, messageId);
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
