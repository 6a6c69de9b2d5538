import { CLOSE } from '#contracts/frame.schema';
import type { Census } from '#contracts/maintenance.schema';
import type { Database } from 'libsql';
import type { Core } from '../core.ts';
import { Failure } from '../problem.ts';
import { atomically } from '../store/atomically.ts';
import { columnsOf, countRows, recordTables } from './tables.ts';

/** Name under which the store of a backup is open beside our own. */
const OTHER = 'restored';

/** Does something while a second store is open. */
export function withStore<T>(db: Database, path: string, work: () => T): T {
  db.prepare(`ATTACH ? AS ${OTHER}`).run(path);
  try {
    return work();
  } finally {
    db.exec(`DETACH ${OTHER}`);
  }
}

/** What the second store holds. @throws Failure CONFLICT when another version of the platform made it */
export function lookInto(db: Database): Census {
  const version = (schema: string) => (db.prepare(`SELECT MAX(version) AS version FROM ${schema}.schema_version`).get() as { version: number }).version;
  if (version(OTHER) !== version('main')) throw new Failure('CONFLICT', `The backup has schema ${version(OTHER)}, this platform ${version('main')}.`);
  return countRows(db, recordTables(db, OTHER).map((table) => ({ table })), '', OTHER);
}

/** Puts the records of the second store in place of ours, all or none, and disconnects everybody: what they knew is history. */
export function copyFrom({ db, sockets }: Core): void {
  // Rows come table by table; whether they refer to each other rightly was settled where they come from.
  db.pragma('foreign_keys = OFF');
  try {
    atomically(db, () => {
      const tables = recordTables(db);
      for (const table of tables) db.exec(`DELETE FROM main.${table}`);
      for (const table of tables) {
        const columns = columnsOf(db, table).map((column) => `"${column}"`).join(', ');
        db.exec(`INSERT INTO main.${table} (${columns}) SELECT ${columns} FROM ${OTHER}.${table}`);
      }
      db.exec(`INSERT INTO message_words (message_words) VALUES ('rebuild')`);
    });
  } finally {
    db.pragma('foreign_keys = ON');
  }
  for (const socket of sockets.values()) socket.close(CLOSE.sessionRevoked.code, CLOSE.sessionRevoked.reason);
}
