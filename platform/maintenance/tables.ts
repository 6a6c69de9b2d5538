import type { Census } from '#contracts/maintenance.schema';
import type { Database } from 'libsql';
import { createHash } from 'node:crypto';

/** What belongs to this installation, not to its records: no restore may rewrite the log of who did what. */
const LOCAL = new Set(['audit', 'backups', 'schema_version']);
/** Kept when a user is erased: they prove what was done. */
const PROOF = /^(erasures|audit)/;

/** Where a row's owner is told, nearest first. */
const OWNERS: Readonly<Record<string, string>> = {
  user_id: 'user_id = @userId',
  thread_id: 'thread_id IN (SELECT id FROM threads WHERE user_id = @userId)',
  session_id: 'session_id IN (SELECT id FROM sessions WHERE user_id = @userId)',
};

/** Tables of records, without those that SQLite keeps for itself or for a search index. */
export function recordTables(db: Database, schema = 'main'): string[] {
  const tables = db.prepare(`SELECT name, sql FROM ${schema}.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`).all() as { name: string; sql: string }[];
  const indexes = tables.filter(({ sql }) => sql.startsWith('CREATE VIRTUAL')).map(({ name }) => name);
  return tables.map(({ name }) => name).filter((name) => !LOCAL.has(name) && !indexes.some((index) => name === index || name.startsWith(`${index}_`)));
}

export function columnsOf(db: Database, table: string, schema = 'main'): string[] {
  return (db.prepare(`PRAGMA ${schema}.table_info(${table})`).all() as { name: string }[]).map(({ name }) => name);
}

/** Tables with rows of single users, and the condition that finds one user's. */
export function ownedTables(db: Database): { table: string; where: string }[] {
  return recordTables(db).filter((table) => !PROOF.test(table)).flatMap((table) => {
    if (table === 'users') return [{ table, where: 'id = @userId' }];
    const columns = columnsOf(db, table);
    const column = Object.keys(OWNERS).find((name) => columns.includes(name));
    return column === undefined ? [] : [{ table, where: OWNERS[column] ?? '' }];
  });
}

/** Counts rows and sums them up: equal checksums mean equal records, in whatever order they are stored. */
export function countRows(db: Database, tables: readonly { table: string; where?: string }[], userId = '', schema = 'main'): Census {
  const hash = createHash('sha256');
  const counts = tables.map(({ table, where = '1' }): [string, number] => {
    const row = columnsOf(db, table, schema).map((column) => `quote("${column}")`).join(` || ',' || `);
    const lines = db.prepare(`SELECT ${row} AS line FROM ${schema}.${table} WHERE ${where} ORDER BY line`).all(...(where.includes('@') ? [{ userId }] : [])) as { line: string }[];
    hash.update(`${table}\n`);
    for (const { line } of lines) hash.update(`${line}\n`);
    return [table, lines.length];
  });
  return { counts: Object.fromEntries(counts), checksum: hash.digest('hex') };
}
