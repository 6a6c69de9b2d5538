import type { AuditRecord } from '#contracts/audit.schema';

/** The request on whose behalf something was done. */
export interface AuditedRequest {
  readonly requestId: string;
  readonly traceId: string;
}
export interface AuditFilter {
  readonly actor?: string | undefined;
  /** Records that this user made, or that are about this user. */
  readonly concerning?: string | undefined;
  readonly action?: AuditRecord['action'] | undefined;
  /** ISO 8601; this moment included. */
  readonly since?: string | undefined;
  readonly traceId?: string | undefined;
  readonly limit: number;
}
export type AuditEntry = Pick<AuditRecord, 'actor' | 'action' | 'subject' | 'outcome'> & Partial<Pick<AuditRecord, 'reason' | 'address'>>;

/** Who did what, and what came of it. What is written stays as it is. */
export interface Audit {
  append(request: AuditedRequest, entry: AuditEntry): void;
  /** `hash` of a record. */
  seal(record: Omit<AuditRecord, 'hash'>): string;
  /** Sockets refused since a moment to tokens of one user, or of anybody, and for how many different reasons. */
  refusals(userId: string | null, sinceMs: number): { readonly refused_sockets: number; readonly refusal_reasons: number };
  /** Newest first. `total` counts what fits the filter, beyond its limit too. */
  list(filter: AuditFilter): { records: AuditRecord[]; total: number };
}
