import type { z } from 'zod';
import { at, PATHS } from '#contracts/paths';
import type { searchQuery } from '#contracts/search.schema';
import { searchResult } from '#contracts/search.schema';
import type { transferRecord } from '#contracts/transfer.schema';
import { exportJob, importReport } from '#contracts/transfer.schema';
import { endpoint } from './endpoint.ts';
import { bytes } from './files.client.ts';
import { formOf } from './form.ts';

/** One record of an import: a line of its file, or something else that is sent as a line all the same. */
export type ImportLine = z.input<typeof transferRecord>;
type Options = { readonly atomic?: boolean; readonly dry_run?: boolean };

export const transferEndpoints = {
  startExport: endpoint(202, exportJob, () => ({ method: 'POST', path: PATHS.exports })),
  /** Answers once the job is over, or after `wait` seconds. */
  export: endpoint(200, exportJob, (id: string, wait?: number) => ({ method: 'GET', path: at(PATHS.export, { id }), query: { wait: wait ?? 0 } })),
  /** The ZIP file; `unzip` opens it. */
  archive: endpoint(200, bytes, (id: string) => ({ method: 'GET', path: at(PATHS.exportArchive, { id }), bytes: true })),
  /** Threads before their messages; strings are sent as the lines they are. */
  import: endpoint(200, importReport, (lines: readonly (ImportLine | string)[], options?: Options) => ({
    method: 'POST', path: PATHS.imports, query: { ...options },
    body: formOf({ name: 'records.jsonl', content: lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n') }),
  })),
  search: endpoint(200, searchResult, (query: z.input<typeof searchQuery>) => ({ method: 'GET', path: PATHS.search, query: { ...query, from: numberOf(query.from), to: numberOf(query.to), limit: numberOf(query.limit) } })),
};

/** Inputs that are coerced may be anything, in a query they are numbers. */
const numberOf = (value: unknown): number | undefined => (value === undefined ? undefined : Number(value));
