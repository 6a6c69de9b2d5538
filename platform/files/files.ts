import type { StoredFile } from '#contracts/file.schema';
import { createHash, randomBytes } from 'node:crypto';
import type { Core } from '../core.ts';
import { Failure } from '../problem.ts';
import type { Services } from '../services.ts';
import { fileTypeOf } from './file-type.ts';
import type { Files } from './ports.ts';

const COLUMNS = 'id, name, type, size, sha256, created_at';
const toFile = ({ id, name, type, size, sha256, created_at }: StoredFile): StoredFile => ({ id, name, type, size, sha256, created_at });
const missing = () => new Failure('NOT_FOUND', 'There is no such file.');

/** Files in the store, with their bytes. */
export function createFiles({ db }: Core, services: Services): Files {
  return {
    add(userId, { name, content }) {
      const type = fileTypeOf(name, content);
      if (!type) throw new Failure('UNSUPPORTED_MEDIA_TYPE', 'Name and content do not agree on a type that may be uploaded.');
      if (content.length === 0) throw new Failure('VALIDATION_ERROR', 'The request has 1 invalid field(s).', { fields: [{ path: 'file', message: 'is empty' }] });
      const id = `fil_${randomBytes(12).toString('hex')}`;
      const sha256 = createHash('sha256').update(content).digest('hex');
      db.prepare(`INSERT INTO files (${COLUMNS}, user_id, content) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`).run(
        id, name, type, content.length, sha256, services.clock.seconds(), userId, content,
      );
      return services.files.get(userId, id);
    },
    list: (userId) => (db.prepare(`SELECT ${COLUMNS} FROM files WHERE user_id = ? ORDER BY rowid`).all(userId) as StoredFile[]).map(toFile),
    get(userId, fileId) {
      const row = db.prepare(`SELECT ${COLUMNS} FROM files WHERE id = ? AND user_id = ?`).get(fileId, userId) as StoredFile | undefined;
      if (!row) throw missing();
      return toFile(row);
    },
    content(userId, fileId) {
      const row = db.prepare('SELECT content FROM files WHERE id = ? AND user_id = ?').get(fileId, userId) as { content: Buffer } | undefined;
      if (!row) throw missing();
      return Buffer.from(row.content);
    },
    remove(userId, fileId) {
      if (db.prepare('DELETE FROM files WHERE id = ? AND user_id = ?').run(fileId, userId).changes === 0) throw missing();
    },
  };
}
