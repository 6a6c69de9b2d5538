import type { Core } from '../core.ts';
import type { Censuses } from './ports.ts';
import { countRows, ownedTables, recordTables } from './tables.ts';

/** What is in the store, straight from its tables. */
export function createCensuses({ db }: Core): Censuses {
  return { take: (userId) => (userId === undefined ? countRows(db, recordTables(db).map((table) => ({ table }))) : countRows(db, ownedTables(db), userId)) };
}
