import { z } from 'zod';
import { agentEvent, eventType } from './event.schema.ts';
import { id, unixMillis } from './primitives.schema.ts';

/** `GET /api/threads/{id}/events`: which of the thread's events. `from` and `to` are milliseconds, both included. */
export const eventQuery = z.strictObject({
  run_id: id.optional(),
  type: eventType.optional(),
  from: z.coerce.number().pipe(unixMillis).optional(),
  to: z.coerce.number().pipe(unixMillis).optional(),
  /** Only those behind this one; the last of a page leads to the next. */
  after_seq: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(100),
});
export type EventQuery = z.output<typeof eventQuery>;

/** In the order in which they happened. `total` counts all that are kept and fit, on this page, before it and after it. */
export const eventPage = z.strictObject({ thread_id: id, events: z.array(agentEvent), total: z.int().nonnegative() });
export type EventPage = z.infer<typeof eventPage>;
