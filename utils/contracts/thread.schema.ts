import { z } from 'zod';
import { id, openObject, storableText, unixSeconds } from './primitives.schema.ts';

export const thread = z.strictObject({
  id, object: z.literal('thread'), title: z.string(), created_at: unixSeconds, updated_at: unixSeconds,
  metadata: openObject, message_count: z.int().nonnegative(),
});
export type Thread = z.infer<typeof thread>;

export const threadList = z.array(thread);

/** `GET /api/threads`; numbers arrive as strings in a query. */
export const threadQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).default(0),
  sort: z.enum(['created_at', '-created_at', 'updated_at', '-updated_at', 'title', '-title', 'message_count', '-message_count']).default('-updated_at'),
  q: storableText.max(200).optional(),
  /** Created within, in seconds, both ends included. */
  from: z.coerce.number().pipe(unixSeconds).optional(),
  to: z.coerce.number().pipe(unixSeconds).optional(),
  archived: z.enum(['true', 'false']).transform((value) => value === 'true').optional(),
  /** From `X-Next-Cursor`: the page after it, whatever was added meanwhile. In place of `offset`. */
  cursor: z.string().max(2000).optional(),
});
export type ThreadQuery = z.infer<typeof threadQuery>;

export const threadInput = z.strictObject({ title: storableText.trim().min(1).max(200).optional(), metadata: openObject.optional() });
export type ThreadInput = z.infer<typeof threadInput>;

/** `DELETE /api/threads/{id}`: archived unless `purge=true`. */
export const threadRemovalQuery = z.strictObject({ purge: z.enum(['true', 'false']).default('false').transform((value) => value === 'true') });
export const threadRemoved = z.strictObject({ id, status: z.enum(['archived', 'purged']) });
