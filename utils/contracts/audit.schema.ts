import { z } from 'zod';
import { id, storableText } from './primitives.schema.ts';

export const AUDIT_ACTIONS = ['register', 'login', 'refresh', 'logout', 'oauth_login', 'agent_run', 'thread_archive', 'thread_erase', 'socket_refused'] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/**
 * `refused`: a wrong password, code or token, a page of somebody else, a socket too many; `locked`: not even looked at, because the
 * account is locked; `throttled`: refused, and told to come back later.
 */
export const auditOutcome = z.enum(['success', 'refused', 'locked', 'throttled']);

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
  /** Why a socket was refused: the first check that did not hold. Null for everything else. */
  reason: z.string().nullable(),
  /** Network address of whoever was refused a socket; no header of theirs has a say in it. Null for everything else. */
  address: z.string().nullable(),
  /** SHA-256 of what `AUDIT_SEALED` names, as a JSON array; empty in records older than the chain. */
  hash: z.string().regex(/^(?:[0-9a-f]{64})?$/),
  /** `hash` of the record before this one; empty in the first. */
  previous_hash: z.string().regex(/^(?:[0-9a-f]{64})?$/),
});
/** Members of a record that its `hash` is made of, in this order. */
export const AUDIT_SEALED = ['previous_hash', 'id', 'at', 'actor', 'action', 'subject', 'outcome', 'reason', 'address', 'request_id', 'trace_id'] as const;
export type AuditRecord = z.infer<typeof auditRecord>;

/** `GET /api/audit` (admins) and `GET /api/audit/me`: newest first. */
export const auditList = z.strictObject({ records: z.array(auditRecord), total: z.int().nonnegative() });

const limit = z.coerce.number().int().min(1).max(1000).default(100);

export const auditQuery = z.strictObject({
  actor: storableText.min(1).optional(),
  action: z.enum(AUDIT_ACTIONS).optional(),
  since: z.iso.datetime().optional(),
  trace_id: auditRecord.shape.trace_id.optional(),
  limit,
});
export const ownAuditQuery = auditQuery.omit({ actor: true });
