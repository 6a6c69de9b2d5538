import { z } from 'zod';
import { message, messageRole } from './message.schema.ts';
import { id, storableText, unixSeconds } from './primitives.schema.ts';

/** `GET /api/search`: messages that have all words of `q`; `from` and `to` are seconds, both included. */
export const searchQuery = z.strictObject({
  q: storableText.trim().min(1).max(200),
  thread_id: id.optional(),
  role: messageRole.optional(),
  from: z.coerce.number().pipe(unixSeconds).optional(),
  to: z.coerce.number().pipe(unixSeconds).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type SearchQuery = z.output<typeof searchQuery>;

/** Best first; a score means something only next to the other scores of one answer. */
export const searchHit = z.strictObject({ message, thread_title: z.string(), score: z.number().positive() });
export type SearchHit = z.infer<typeof searchHit>;
export const searchResult = z.strictObject({ hits: z.array(searchHit), total: z.int().nonnegative() });
export type SearchResult = z.infer<typeof searchResult>;
