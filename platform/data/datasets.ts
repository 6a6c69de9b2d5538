import type { Dataset, UsageRecord } from '#contracts/tool.schema';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Core } from '../core.ts';
import { Failure } from '../problem.ts';
import type { Services } from '../services.ts';
import { parseUsage, parseUsageAtOnce, USAGE_COLUMNS } from './parse-usage.ts';
import type { Datasets } from './ports.ts';

/** Id of the data set every user sees. */
export const SHIPPED_ID = 'ds_shipped';
const CACHED_UPLOADS = 8;

interface Loaded {
  readonly dataset: Dataset;
  readonly records: readonly UsageRecord[];
}
interface Row {
  id: string;
  name: string;
  sha256: string;
  created_at: number;
  rows: number;
  first: string | null;
  last: string | null;
}
const COLUMNS = `id, name, sha256, created_at, json_array_length(records) AS rows,
  json_extract(records, '$[0].timestamp') AS first, json_extract(records, '$[#-1].timestamp') AS last`;

let shipped: Loaded | undefined;
/** The shipped file, parsed once per process: it does not change. */
export function loadShipped(): Loaded {
  return (shipped ??= readShipped());
}
function readShipped(): Loaded {
  const csv = readFileSync(new URL('./usage.csv', import.meta.url));
  const records = parseUsageAtOnce(csv);
  const last = records.at(-1)?.timestamp ?? null;
  return {
    records,
    dataset: {
      id: SHIPPED_ID,
      name: 'usage.csv',
      owner: 'shipped',
      rows: records.length,
      from: records[0]?.timestamp ?? null,
      to: last,
      columns: [...USAGE_COLUMNS],
      sha256: sha256(csv),
      created_at: last ? Date.parse(last) / 1000 : 0,
    },
  };
}

const sha256 = (data: Buffer) => createHash('sha256').update(data).digest('hex');
const toDataset = (row: Row): Dataset => ({
  id: row.id,
  name: row.name,
  owner: 'own',
  rows: row.rows,
  from: row.first,
  to: row.last,
  columns: [...USAGE_COLUMNS],
  sha256: row.sha256,
  created_at: row.created_at,
});
/** Written a thousand at a time, with others served in between. */
async function inPieces(records: readonly UsageRecord[]): Promise<string> {
  const pieces: string[] = [];
  for (let start = 0; start < records.length; start += 1000) {
    pieces.push(records.slice(start, start + 1000).map((record) => JSON.stringify(record)).join(','));
    await breathe();
  }
  return `[${pieces.join(',')}]`;
}
const missing = () => new Failure('NOT_FOUND', 'There is no such data set.');

/** Data sets in the store; the shipped one is a file of the program. */
export function createDatasets(core: Core, services: Services): Datasets {
  // Uploads never change, so parsed records may be kept; few of them, because they are large.
  const cache = core.state('data.records', () => new Map<string, readonly UsageRecord[]>());
  const own = (userId: string, order: string) =>
    // The columns are those selected above.
    core.db.prepare(`SELECT ${COLUMNS} FROM datasets WHERE user_id = ? ORDER BY position ${order}`).all(userId) as Row[];

  const find = (userId: string, datasetId: string): Dataset => {
    if (datasetId === SHIPPED_ID) return loadShipped().dataset;
    const row = core.db.prepare(`SELECT ${COLUMNS} FROM datasets WHERE id = ? AND user_id = ?`).get(datasetId, userId) as Row | undefined;
    if (!row) throw missing();
    return toDataset(row);
  };
  const load = (datasetId: string): readonly UsageRecord[] => {
    const kept = cache.get(datasetId);
    if (kept) return kept;
    const row = core.db.prepare('SELECT records FROM datasets WHERE id = ?').get(datasetId) as { records: string };
    // Written by `add` below and by nothing else, after the check of every row.
    const records = JSON.parse(row.records) as UsageRecord[];
    if (cache.size >= CACHED_UPLOADS) cache.delete(cache.keys().next().value ?? '');
    cache.set(datasetId, records);
    return records;
  };

  return {
    list: (userId) => [loadShipped().dataset, ...own(userId, 'ASC').map(toDataset)],
    get: find,
    records: (userId, datasetId) => (find(userId, datasetId).id === SHIPPED_ID ? loadShipped().records : load(datasetId)),
    current(userId) {
      const newest = own(userId, 'DESC LIMIT 1')[0];
      return newest ? toDataset(newest) : loadShipped().dataset;
    },
    async add(userId, name, csv) {
      const records = await parseUsage(csv);
      const json = await inPieces(records);
      const id = `ds_${randomBytes(12).toString('hex')}`;
      core.db
        .prepare(
          `INSERT INTO datasets (id, user_id, name, sha256, records, created_at, position)
          VALUES (?, ?, ?, ?, ?, ?, (SELECT COALESCE(MAX(position), 0) + 1 FROM datasets WHERE user_id = ?))`,
        )
        .run(id, userId, name, sha256(csv), json, services.clock.seconds(), userId);
      return find(userId, id);
    },
    remove(userId, datasetId) {
      if (datasetId === SHIPPED_ID) throw new Failure('AUTH_UNAUTHORIZED', 'The shipped data set cannot be deleted.');
      const { changes } = core.db.prepare('DELETE FROM datasets WHERE id = ? AND user_id = ?').run(datasetId, userId);
      if (changes === 0) throw missing();
      cache.delete(datasetId);
    },
  };
}
