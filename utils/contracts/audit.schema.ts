import { z } from 'zod';
import { id, storableText } from './primitives.schema.ts';

export const AUDIT_ACTIONS = ['register', 'login', 'refresh', 'logout', 'oauth_login', 'agent_run', 'thread_archive', 'thread_erase'] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** `refused`: a wrong password, code or token; `locked`: not even looked at, because the account is locked. */
export const auditOutcome = z.enum(['success', 'refused', 'locked']);

/** One thing that somebody did, or tried. Ids only: never a secret, an e-mail address or anybody's words. */
export const auditRecord = z.strictObject({
  id,
  at: z.iso.datetime(),
  /** Who did it; null for somebody who was not known. */
  actor: id.nullable(),
  action: z.enum(AUDIT_ACTIONS),
  /** What it was done to: a user, session, run or thread. Null where there is no such thing. */
  subject: id.nullable(),
  outcome: auditOutcome,
  request_id: z.string().min(1),
  trace_id: z.string().regex(/^[0-9a-f]{32}$/),
});
export type AuditRecord = z.infer<typeof auditRecord>;

/** `GET /api/audit` (admins) and `GET /api/audit/me`: newest first. */
export const auditList = z.strictObject({ records: z.array(auditRecord), total: z.int().nonnegative() });

const limit = z.coerce.number().int().min(1).max(1000).default(100);

export const auditQuery = z.strictObject({
  actor: storableText.min(1).optional(),
  action: z.enum(AUDIT_ACTIONS).optional(),
  since: z.iso.datetime().optional(),
  limit,
});
export const ownAuditQuery = auditQuery.omit({ actor: true });
