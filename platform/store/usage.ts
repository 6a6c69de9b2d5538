import type { Database, Statement } from 'libsql';

/** What is done with a connection to the store. */
export interface StoreUsage {
  /** Statements that are being executed. */
  inUse: number;
  /** Statements that were executed. */
  queries: number;
}

const usages = new WeakMap<Database, StoreUsage>();

/** How a database is used, counted from the first time somebody asks. */
export function usageOf(db: Database): StoreUsage {
  const known = usages.get(db);
  if (known) return known;
  const usage: StoreUsage = { inUse: 0, queries: 0 };
  usages.set(db, usage);
  const prepare = db.prepare.bind(db);
  // The same function as before to whoever calls it: its type depends on what is bound, which does not matter here.
  db.prepare = ((sql: string) => observed(prepare(sql), usage)) as typeof db.prepare;
  return usage;
}

function observed(statement: Statement, usage: StoreUsage): Statement {
  for (const method of ['run', 'get', 'all'] as const) {
    const execute: (...values: unknown[]) => unknown = statement[method].bind(statement);
    const counted = (...values: unknown[]): unknown => {
      usage.inUse += 1;
      try {
        return execute(...values);
      } finally {
        usage.inUse -= 1;
        usage.queries += 1;
      }
    };
    // Each of the three returns what it did before.
    Object.assign(statement, { [method]: counted });
  }
  return statement;
}
