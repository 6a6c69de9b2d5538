import { z } from 'zod';
import { sha256 } from './file.schema.ts';
import { id, unixSeconds } from './primitives.schema.ts';

/** Rows by table. */
export const rowCounts = z.record(z.string(), z.int().nonnegative());
export type RowCounts = z.infer<typeof rowCounts>;

/** `POST /api/admin/backups`: `counts` and `checksum` are of the records in it, `size` and `sha256` of the encrypted file. */
export const backup = z.strictObject({
  id, created_at: unixSeconds, cipher: z.literal('aes-256-gcm'), size: z.int().positive(), sha256, counts: rowCounts, checksum: sha256,
});
export type Backup = z.infer<typeof backup>;
export const backupList = z.strictObject({ backups: z.array(backup) });

/** `POST /api/admin/restores?dry_run=…` (multipart `file`): what was found in the file and, unless only looked at, is now in the store. */
export const restoreQuery = z.strictObject({ dry_run: z.enum(['true', 'false']).default('false').transform((value) => value === 'true') });
export const restored = z.strictObject({ status: z.enum(['restored', 'dry_run']), counts: rowCounts, checksum: sha256 });
export type Restored = z.infer<typeof restored>;

/** `GET /api/admin/census?user_id=…`: rows of the whole store, or those that belong to one user. */
export const censusQuery = z.strictObject({ user_id: id.optional() });
export const census = z.strictObject({ counts: rowCounts, checksum: sha256 });
export type Census = z.infer<typeof census>;

/** Threads nobody touched for so long are archived; archived for so long they are erased. */
export const retentionPolicy = z.strictObject({ archive_after_seconds: z.int().positive(), erase_after_seconds: z.int().positive() });
export type RetentionPolicy = z.infer<typeof retentionPolicy>;
/** `POST /api/admin/retention/run`: of everybody, or of one user. */
export const retentionInput = z.strictObject({ user_id: id.optional(), dry_run: z.boolean().default(false) });
export type RetentionInput = z.output<typeof retentionInput>;
export const retentionReport = z.strictObject({ dry_run: z.boolean(), archived: z.array(id), erased: z.array(id) });
export type RetentionReport = z.infer<typeof retentionReport>;

/** `DELETE /api/users/me`; afterwards `GET /api/admin/erasures?user_id=…`. Nothing in it says who it was but the opaque id. */
export const erasure = z.strictObject({ id, user_id: id, erased_at: unixSeconds, counts: rowCounts });
export type Erasure = z.infer<typeof erasure>;
export const erasureList = z.strictObject({ erasures: z.array(erasure) });
