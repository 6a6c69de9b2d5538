import { z } from 'zod';
import { id, openObject, storableText, unixMillis, unixSeconds } from './primitives.schema.ts';

const key = z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, { error: 'must be a name in lower case with underscores' });

/** `GET /api/flags`: what is switched on for the caller. */
export const flagValues = z.strictObject({ flags: z.record(key, z.boolean()) });
/** `PUT /api/flags/{key}` (everybody) and `PUT /api/flags/{key}/users/{user_id}` (one user, who wins), admins. */
export const flagInput = z.strictObject({ enabled: z.boolean() });
export const flag = z.strictObject({ key, description: z.string(), enabled: z.boolean(), users: z.array(z.strictObject({ user_id: id, enabled: z.boolean() })) });
export type Flag = z.infer<typeof flag>;

/** `GET /api/threads/{id}/digest`: exists for whom the flag `thread_digest` is on. Times are those of the first and the last message. */
export const threadDigest = z.strictObject({
  thread_id: id, messages: z.int().nonnegative(), words: z.int().nonnegative(), by_role: z.strictObject({ user: z.int(), assistant: z.int() }),
  first_at: unixSeconds.nullable(), last_at: unixSeconds.nullable(),
});
export type ThreadDigest = z.infer<typeof threadDigest>;

/** `PUT /api/experiments/{key}`, admins: variants with weights. The same subject always gets the same variant. */
export const experimentInput = z.strictObject({
  variants: z.array(z.strictObject({ name: key, weight: z.int().positive().max(1000) })).min(2).max(10),
});
export type ExperimentInput = z.infer<typeof experimentInput>;
export const experiment = z.strictObject({ key, ...experimentInput.shape });
export type Experiment = z.infer<typeof experiment>;
/** `GET /api/experiments/{key}/variant`: the caller's. */
export const assignment = z.strictObject({ subject: id, variant: key });
/** `POST /api/experiments/{key}/assignments`, admins: of many subjects at once. */
export const assignmentInput = z.strictObject({ subjects: z.array(id).min(1).max(1000) });
export const assignments = z.strictObject({ assignments: z.array(assignment) });

/** `POST /api/analytics/events`: one action of the caller. An `event_id` seen before is not counted again. */
export const analyticsInput = z.strictObject({
  event_id: id, name: z.string().regex(/^[a-z][a-z0-9_.]{0,63}$/), page: storableText.min(1).max(500), properties: openObject.default({}), occurred_at: unixMillis,
});
export type AnalyticsInput = z.infer<typeof analyticsInput>;
export const analyticsAccepted = z.strictObject({ event_id: id, status: z.enum(['accepted', 'duplicate']) });
/** `GET /api/analytics/events`, admins, oldest first. `ip` without the part that tells one household from another. */
export const analyticsQuery = z.strictObject({ user_id: id, name: z.string().max(64).optional(), limit: z.coerce.number().int().min(1).max(1000).default(100) });
export const analyticsEvent = z.strictObject({
  ...analyticsInput.shape, properties: openObject, user_id: id, session_id: id, ip: z.union([z.ipv4(), z.ipv6()]), user_agent: z.string().nullable(), received_at: unixMillis,
});
export type AnalyticsEvent = z.infer<typeof analyticsEvent>;
export const analyticsList = z.strictObject({ events: z.array(analyticsEvent) });
