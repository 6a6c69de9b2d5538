import type { Database } from 'libsql';

/** What is to be done once the transaction of a database is committed. */
const waiting = new WeakMap<Database, (() => void)[]>();

/** All or nothing. Joins the transaction of the caller when there is one, so services may call each other inside. */
export function atomically<T>(db: Database, work: () => T): T {
  if (db.inTransaction) return work();
  const after: (() => void)[] = [];
  waiting.set(db, after);
  let result: T;
  try {
    result = db.transaction(work)();
  } finally {
    waiting.delete(db);
  }
  after.forEach((act) => act());
  return result;
}

/** Does something when what was written before it is sure to stay: at once, or after the transaction around it; never when that fails. */
export function afterCommit(db: Database, act: () => void): void {
  const after = waiting.get(db);
  if (after) after.push(act);
  else act();
}
