import Database from 'libsql';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { MIGRATIONS } from './migrations.ts';

/** The store cannot be used; the message says which file, why, and what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

/**
 * Opens (or creates) the store and brings it to the newest schema. WAL with NORMAL sync: what was acknowledged
 * survives the end of the process, however it ends.
 * @throws StoreError when the file is missing its directory, corrupt, read-only, newer than this platform or in use
 */
export function openDatabase(file: string): Database.Database {
  if (file === ':memory:') return prepareStore(new Database(file));
  let release = () => {};
  try {
    const directory = dirname(resolve(file));
    // One level only: a whole missing path is rather a typing error than a wish.
    if (!existsSync(directory)) mkdirSync(directory);
    release = lock(file);
    const db = prepareStore(new Database(file));
    const close = db.close.bind(db);
    db.close = () => {
      // The driver lets the file go when it likes; all of it should be in the one file that people copy.
      db.pragma('wal_checkpoint(TRUNCATE)');
      release();
      return close();
    };
    return db;
  } catch (error) {
    release();
    throw error instanceof StoreError ? error : new StoreError(`The database ${file} cannot be used: ${explain(error)}`, { cause: error });
  }
}

/**
 * Two platforms on one file would end each other's runs. A transaction held open on a file of its own is a lock that
 * the operating system lets go however the process ends.
 */
function lock(file: string): () => void {
  const holder = new Database(`${file}.lock`);
  try {
    // Nothing is ever written there, so there is nothing to roll back from a file.
    holder.pragma('journal_mode = MEMORY');
    holder.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    holder.close();
    throw error;
  }
  return () => {
    holder.exec('ROLLBACK');
    holder.close();
  };
}

function prepareStore(db: Database.Database): Database.Database {
  db.pragma('busy_timeout = 2000');
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.pragma('foreign_keys = ON');
  // Asks for the right to write: a read-only file is better noticed now than with the first user.
  db.exec('BEGIN IMMEDIATE');
  db.exec('COMMIT');
  migrate(db);
  return db;
}

function migrate(db: Database.Database): void {
  db.exec('CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)');
  const row = db.prepare('SELECT MAX(version) AS version FROM schema_version').get() as { version: number | null };
  const current = row.version ?? 0;
  if (current > MIGRATIONS.length) {
    throw new StoreError(`The database was made by a newer platform (schema ${current}, this one knows ${MIGRATIONS.length}). Use that one, or another file.`);
  }
  MIGRATIONS.slice(current).forEach((sql, index) => {
    db.transaction(() => {
      db.exec(sql);
      db.prepare('INSERT INTO schema_version (version) VALUES (?)').run(current + index + 1);
    })();
  });
}

const REASONS: Readonly<Record<string, string>> = {
  SQLITE_NOTADB: 'it is not a SQLite database. Choose another file, or move this one away.',
  SQLITE_CORRUPT: 'it is damaged. Restore it from a backup, or move it away to begin anew.',
  SQLITE_READONLY: 'it is read-only. Give this user the right to write, or choose another file.',
  SQLITE_BUSY: 'another platform uses it. Stop that one, or choose another file (--database).',
  SQLITE_CANTOPEN: 'it cannot be opened. Check that it is a file in a directory where this user may write.',
  ENOENT: 'its directory does not exist. Make it, or choose another place (--database).',
  EACCES: 'no right to make its directory. Choose another place (--database).',
  EROFS: 'the file system is read-only. Choose another place (--database).',
};

/** The driver reports a failed open without a code, but with SQLite's number 14 at the end. */
function explain(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const code = /Unable to open connection .*: 14\b/.test(message) ? 'SQLITE_CANTOPEN' : codeOf(error);
  const known = Object.keys(REASONS).find((name) => code.startsWith(name));
  return (known && REASONS[known]) || message;
}

const codeOf = (error: unknown): string => (error as { code?: string }).code ?? '';
