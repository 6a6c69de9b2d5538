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
  readonly limit: number;
}
/** Who did what, and what came of it. What is written stays as it is. */
export interface Audit {
  append(request: AuditedRequest, entry: Pick<AuditRecord, 'actor' | 'action' | 'subject' | 'outcome'>): void;
  /** Newest first. `total` counts what fits the filter, beyond its limit too. */
  list(filter: AuditFilter): { records: AuditRecord[]; total: number };
}
