import { LIMITS } from '#contracts/limits';
import type { Core } from '../core.ts';
import { Failure } from '../problem.ts';
import type { Services } from '../services.ts';
import { newId } from './ids.ts';
import type { Threads } from './ports.ts';
import type { ThreadRow } from './rows.ts';
import { toThread, touchThread } from './rows.ts';
import { listThreads } from './thread-list.ts';
import { folded, shortened } from './text.ts';

const UNTITLED = 'New chat';

const COLUMNS = `id, title, metadata, created_at, updated_at,
  (SELECT COUNT(*) FROM messages WHERE thread_id = threads.id AND deleted_at IS NULL) AS message_count`;

/** Threads of one owner each, in the store. */
export function createThreads({ db }: Core, services: Services): Threads {
  const tell = (type: 'thread_created' | 'thread_renamed', userId: string, threadId: string, title: string) =>
    services.journal.append({ type, userId, threadId, runId: null, agentName: null, payload: { title } });
  /** A run must not go on writing into a thread that is no more. Nobody waits for it: one that is over by then is just as well. */
  const stopRuns = (userId: string, threadId: string) => {
    for (const run of services.runs.active(userId)) {
      if (run.thread_id === threadId) services.runs.cancel(userId, run.id, 'thread_deleted').catch(() => undefined);
    }
  };
  const tellDeleted = (userId: string, threadId: string, purged: boolean) =>
    services.journal.append({ type: 'thread_deleted', userId, threadId, runId: null, agentName: null, payload: { purged } });

  return {
    list: (userId, query) => listThreads(db, userId, query),
    create(userId, { title = UNTITLED, metadata = {} }) {
      const id = newId('thr');
      const now = services.clock.seconds();
      db.prepare(
        `INSERT INTO threads (id, user_id, title, search, metadata, created_at, updated_at, position)
         VALUES (?, ?, ?, ?, ?, ?, ?, (SELECT COALESCE(MAX(position), 0) + 1 FROM threads WHERE user_id = ?))`,
      ).run(id, userId, title, folded(title), JSON.stringify(metadata), now, now, userId);
      tell('thread_created', userId, id, title);
      return services.threads.get(userId, id);
    },
    get(userId, threadId) {
      const row = db.prepare(`SELECT ${COLUMNS} FROM threads WHERE id = ? AND user_id = ? AND archived_at IS NULL`).get(threadId, userId);
      if (!row) throw notFound();
      return toThread(row as ThreadRow);
    },
    update(userId, threadId, input) {
      const before = services.threads.get(userId, threadId);
      const { title = before.title, metadata = before.metadata } = input;
      db.prepare('UPDATE threads SET title = ?, search = ?, metadata = ? WHERE id = ?').run(title, folded(title), JSON.stringify(metadata), threadId);
      touchThread(db, threadId, services.clock.seconds());
      if (title !== before.title) tell('thread_renamed', userId, threadId, title);
      return services.threads.get(userId, threadId);
    },
    archive(userId, threadId) {
      services.threads.get(userId, threadId);
      stopRuns(userId, threadId);
      db.prepare('UPDATE threads SET archived_at = ? WHERE id = ?').run(services.clock.seconds(), threadId);
      tellDeleted(userId, threadId, false);
    },
    purge(userId, threadId) {
      // Archived threads too: who archived one must still be able to erase it.
      if (!db.prepare('SELECT 1 FROM threads WHERE id = ? AND user_id = ?').get(threadId, userId)) throw notFound();
      stopRuns(userId, threadId);
      // The event needs its thread, and is erased with it a moment later: only live listeners ever see it.
      tellDeleted(userId, threadId, true);
      // Messages, runs and events go with the thread; remembered answers of idempotent writes hold texts as well.
      services.complianceSource.noteErasure(userId, threadId);
      db.prepare('DELETE FROM threads WHERE id = ?').run(threadId);
      db.prepare('DELETE FROM idempotency WHERE user_id = ? AND instr(body, ?) > 0').run(userId, threadId);
    },
    autoRename(userId, threadId) {
      services.threads.get(userId, threadId);
      const first = db
        .prepare(`SELECT content FROM messages WHERE thread_id = ? AND role = 'user' AND deleted_at IS NULL ORDER BY seq LIMIT 1`)
        .get(threadId) as { content: string } | undefined;
      if (!first) throw new Failure('BAD_REQUEST', 'There is no user message to make a title from.');
      return services.threads.update(userId, threadId, { title: shortened(first.content, LIMITS.autoTitle) || UNTITLED });
    },
  };
}

const notFound = () => new Failure('NOT_FOUND', 'There is no such thread.');
