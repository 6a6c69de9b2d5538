import { z } from 'zod';
import { id, unixSeconds } from './primitives.schema.ts';

/** Types that may be uploaded, with the endings of their names. */
export const FILE_TYPES = {
  'image/png': ['.png'], 'image/jpeg': ['.jpg', '.jpeg'], 'application/pdf': ['.pdf'], 'application/json': ['.json'],
  'text/csv': ['.csv'], 'text/markdown': ['.md'], 'text/plain': ['.txt'],
} as const satisfies Record<string, readonly string[]>;
export type FileType = keyof typeof FILE_TYPES;

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** `POST /api/files` (multipart `file`), `GET /api/files`. */
export const file = z.strictObject({ id, name: z.string(), type: z.string(), size: z.int().nonnegative(), sha256, created_at: unixSeconds });
export type StoredFile = z.infer<typeof file>;
export const fileList = z.strictObject({ files: z.array(file) });
export const fileRemoved = z.strictObject({ id, status: z.literal('deleted') });

/** `POST /api/files/{id}/link`: who holds the address may read the file until it ends, at most a day. */
export const linkInput = z.strictObject({ expires_in: z.int().min(1).max(86_400) });
export const fileLink = z.strictObject({ url: z.string().startsWith('/'), expires_at: unixSeconds });
export type FileLink = z.infer<typeof fileLink>;
export const linkQuery = z.strictObject({ expires: z.coerce.number().int(), signature: z.string() });
