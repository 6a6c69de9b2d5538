import type { CorpusDocument, DocumentQuery } from '#contracts/corpus.schema';
import { corpusDocument } from '#contracts/corpus.schema';
import { randomBytes } from 'node:crypto';
import type { Core } from '../core.ts';
import { Failure } from '../problem.ts';
import type { Services } from '../services.ts';
import { atomically } from '../store/atomically.ts';
import { folded } from '../threads/text.ts';
import { classify } from './classify.ts';
import type { Corpus } from './ports.ts';

const COLUMNS = 'id, title, content, status, category, tags, created_at, indexed_at';
type Row = Omit<CorpusDocument, 'tags'> & { readonly tags: string };
const toDocument = ({ tags, ...row }: Row): CorpusDocument => corpusDocument.parse({ ...row, tags: JSON.parse(tags) });
const missing = () => new Failure('NOT_FOUND', 'There is no such document.');

/** Documents in the store, and SQLite's full-text index over those that were indexed (`search` is null before). */
export function createCorpus({ db }: Core, services: Services): Corpus {
  const rows = (where: string, values: Record<string, unknown>): CorpusDocument[] =>
    // The columns are those of the table, as the migration defines it.
    (db.prepare(`SELECT ${COLUMNS} FROM documents WHERE user_id = @userId ${where}`).all(values) as Row[]).map(toDocument);
  return {
    add(userId, { title, content }) {
      const id = `doc_${randomBytes(12).toString('hex')}`;
      db.prepare(`INSERT INTO documents (id, user_id, title, content, status, tags, created_at) VALUES (?, ?, ?, ?, 'stored', '[]', ?)`).run(
        id, userId, title, content, services.clock.seconds(),
      );
      return services.corpus.get(userId, id);
    },
    list(userId, query) {
      const where = conditionsOf(query);
      const values = { userId, status: query.status, category: query.category, tag: query.tag };
      const bound = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
      const { total } = db.prepare(`SELECT COUNT(*) AS total FROM documents WHERE user_id = @userId ${where}`).get(bound) as { total: number };
      return { documents: rows(`${where} ORDER BY rowid LIMIT @limit OFFSET @offset`, { ...bound, limit: query.limit, offset: query.offset }), total };
    },
    get(userId, documentId) {
      const [found] = rows('AND id = @id', { userId, id: documentId });
      if (!found) throw missing();
      return found;
    },
    remove(userId, documentId) {
      if (db.prepare('DELETE FROM documents WHERE id = ? AND user_id = ?').run(documentId, userId).changes === 0) throw missing();
    },
    classify,
    index: (userId) =>
      atomically(db, () =>
        rows(`AND status = 'stored' ORDER BY rowid`, { userId }).map(({ id, title, content }) => {
          const text = `${title}\n${content}`;
          const { category, tags } = services.corpus.classify(text);
          db.prepare(`UPDATE documents SET status = 'indexed', category = ?, tags = ?, search = ?, indexed_at = ? WHERE id = ?`).run(
            category, JSON.stringify(tags), folded(text), services.clock.seconds(), id,
          );
          return services.corpus.get(userId, id);
        }),
      ),
    search(userId, words, limit) {
      const values = { userId, words: folded(words).split(/\s+/).filter(Boolean).map((word) => `"${word.replaceAll('"', '""')}"`).join(' ') };
      const found = 'FROM document_words JOIN documents ON documents.rowid = document_words.rowid WHERE document_words MATCH @words AND user_id = @userId';
      const { total } = db.prepare(`SELECT COUNT(*) AS total ${found}`).get(values) as { total: number };
      const hits = db
        .prepare(`SELECT id, title, substr(content, 1, 160) AS excerpt, bm25(document_words) AS rank ${found} ORDER BY rank, documents.rowid LIMIT @limit`)
        .all({ ...values, limit }) as { id: string; title: string; excerpt: string; rank: number }[];
      // FTS5 gives the best match the lowest number.
      return { hits: hits.map(({ rank, ...hit }) => ({ ...hit, score: -rank })), total };
    },
  };
}

const conditionsOf = ({ status, category, tag }: DocumentQuery): string =>
  [
    status === undefined ? '' : 'AND status = @status',
    category === undefined ? '' : 'AND category = @category',
    tag === undefined ? '' : 'AND EXISTS (SELECT 1 FROM json_each(tags) WHERE value = @tag)',
  ].join(' ');
