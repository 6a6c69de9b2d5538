import type { ComplianceReport, Deletion, Holdings } from '#contracts/compliance.schema';

/** Where reports get their facts from; a user of `undefined` means everybody. */
export interface ComplianceSource {
  holdings(userId: string | undefined): Holdings;
  /** The newest thousand, oldest first. */
  deletions(userId: string | undefined): Deletion[];
  /** To be told before a thread is erased: afterwards nothing in the store speaks of it. */
  noteErasure(userId: string, threadId: string): void;
}
export interface Compliance {
  create(adminId: string, userId: string | undefined): ComplianceReport;
  get(id: string): ComplianceReport;
}
