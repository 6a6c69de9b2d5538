import { z } from 'zod';
import { id, unixMillis } from './primitives.schema.ts';

/** One stream that is being read: how far its reader is, and how many bytes the platform holds ready for it. */
export const openStream = z.strictObject({
  run_id: id, media_type: z.string(), opened_at: unixMillis, last_seq: z.int().nonnegative(), bytes_ahead: z.int().nonnegative(),
});
/** `GET /api/streams`: one's own. */
export const openStreamList = z.strictObject({ streams: z.array(openStream) });
export type OpenStream = z.infer<typeof openStream>;
