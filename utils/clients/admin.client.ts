import type { z } from 'zod';
import type { retentionInput } from '#contracts/maintenance.schema';
import { backup, backupList, census, erasureList, restored, retentionPolicy, retentionReport } from '#contracts/maintenance.schema';
import { at, PATHS } from '#contracts/paths';
import { endpoint } from './endpoint.ts';
import { bytes } from './files.client.ts';
import { formOf } from './form.ts';

/** What administrators do with everybody’s records. */
export const adminEndpoints = {
  createBackup: endpoint(201, backup, () => ({ method: 'POST', path: PATHS.backups })),
  backups: endpoint(200, backupList, () => ({ method: 'GET', path: PATHS.backups })),
  /** The encrypted file. */
  backupFile: endpoint(200, bytes, (id: string) => ({ method: 'GET', path: at(PATHS.backupFile, { id }), bytes: true })),
  /** In place of all records there are, unless `dry_run`. */
  restore: endpoint(200, restored, (file: Uint8Array, options?: { readonly dry_run?: boolean }) => ({
    method: 'POST', path: PATHS.restores, query: { ...options }, body: formOf({ name: 'platform.backup', content: new Uint8Array(file) }),
  })),
  /** Rows by table: of all, or of one user. */
  census: endpoint(200, census, (userId?: string) => ({ method: 'GET', path: PATHS.census, query: { user_id: userId } })),
  retention: endpoint(200, retentionPolicy, () => ({ method: 'GET', path: PATHS.retention })),
  /** Of one user; without, of everybody. */
  runRetention: endpoint(200, retentionReport, (input: z.input<typeof retentionInput>) => ({ method: 'POST', path: PATHS.retentionRun, json: input })),
  erasures: endpoint(200, erasureList, (userId?: string) => ({ method: 'GET', path: PATHS.erasures, query: { user_id: userId } })),
};
