import type { Database } from 'libsql';

/** All or nothing. Joins the transaction of the caller when there is one, so services may call each other inside. */
export function atomically<T>(db: Database, work: () => T): T {
  return db.inTransaction ? work() : db.transaction(work)();
}
