import type { SearchQuery } from '#contracts/search.schema';
import type { Core } from '../core.ts';
import type { MessageRow } from '../threads/rows.ts';
import { MESSAGE_COLUMNS, toMessage } from '../threads/rows.ts';
import { folded } from '../threads/text.ts';
import type { Search } from './ports.ts';

type HitRow = MessageRow & { readonly title: string; readonly rank: number };

/** Full-text search with SQLite's FTS5: all words must be there, the best by BM25 come first, the newest of equals. */
export function createSearch({ db }: Core): Search {
  return {
    messages(userId, query) {
      const { limit } = query;
      const values = { userId, words: wordsOf(query.q), ...filtersOf(query) };
      const found = `FROM message_words JOIN messages ON messages.rowid = message_words.rowid JOIN threads ON threads.id = thread_id
        WHERE message_words MATCH @words AND threads.user_id = @userId AND archived_at IS NULL AND deleted_at IS NULL ${whereOf(query)}`;
      const { total } = db.prepare(`SELECT COUNT(*) AS total ${found}`).get(values) as { total: number };
      const rows = db
        .prepare(`SELECT ${MESSAGE_COLUMNS}, title, bm25(message_words) AS rank ${found} ORDER BY rank, messages.rowid DESC LIMIT @limit`)
        .all({ ...values, limit }) as HitRow[];
      // FTS5 gives the best match the lowest number.
      return { hits: rows.map((row) => ({ message: toMessage(row), thread_title: row.title, score: -row.rank })), total };
    },
  };
}

/** Each word quoted, so that nothing of what people type is an operator. */
const wordsOf = (text: string): string => folded(text).split(/\s+/).filter(Boolean).map((word) => `"${word.replaceAll('"', '""')}"`).join(' ');

const CONDITIONS = {
  thread_id: 'thread_id = @thread_id', role: 'role = @role', from: 'messages.created_at >= @from', to: 'messages.created_at <= @to',
} as const;
const filtersOf = (query: SearchQuery): Record<string, unknown> =>
  Object.fromEntries(Object.keys(CONDITIONS).flatMap((name) => (query[name as keyof typeof CONDITIONS] === undefined ? [] : [[name, query[name as keyof typeof CONDITIONS]]])));
const whereOf = (query: SearchQuery): string =>
  Object.entries(CONDITIONS).map(([name, condition]) => (query[name as keyof typeof CONDITIONS] === undefined ? '' : `AND ${condition}`)).join(' ');
