import { z } from 'zod';
import { id, unixSeconds } from './primitives.schema.ts';

/** `POST /api/compliance/reports`, admins: about one user, or about everybody. */
export const complianceInput = z.strictObject({ user_id: id.optional() });

/** `archived`: kept out of sight; `erased`: gone for good. */
export const deletion = z.strictObject({ kind: z.enum(['thread', 'message']), id, how: z.enum(['archived', 'erased']), at: unixSeconds });
export type Deletion = z.infer<typeof deletion>;

/** What the platform holds, in numbers; never texts. */
export const holdings = z.strictObject({
  users: z.int().nonnegative(), sessions: z.int().nonnegative(), runs: z.int().nonnegative(),
  threads: z.strictObject({ kept: z.int().nonnegative(), archived: z.int().nonnegative(), erased: z.int().nonnegative() }),
  messages: z.strictObject({ kept: z.int().nonnegative(), erased: z.int().nonnegative() }),
});
export type Holdings = z.infer<typeof holdings>;

/** Written once; `GET /api/compliance/reports/{id}` gives it back as it was. Of many deletions the newest thousand are told. */
export const complianceReport = z.strictObject({ id, generated_at: z.iso.datetime(), generated_by: id, user_id: id.nullable(), holdings, deletions: z.array(deletion) });
export type ComplianceReport = z.infer<typeof complianceReport>;
