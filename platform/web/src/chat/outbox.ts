import type { Outgoing } from './conversation.types.ts';

/** A message that has not been accepted yet; `threadId` is null for a chat that is not a thread yet. */
export interface Unsent {
  readonly userId: string;
  readonly threadId: string | null;
  readonly message: Outgoing;
}

// Per tab: two tabs sending the same rest would be harmless (one id, one message), but confusing to look at.
const OUTBOX_KEY = 'touchstone.outbox';

export function readOutbox(userId: string): Unsent[] {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(OUTBOX_KEY) ?? '[]');
    return Array.isArray(value) ? value.filter(isUnsent).filter((unsent) => unsent.userId === userId) : [];
  } catch {
    // Not ours, or broken: nothing that could be sent.
    return [];
  }
}

const isUnsent = (value: unknown): value is Unsent => typeof value === 'object' && value !== null && 'userId' in value && 'message' in value;

export function writeOutbox(unsent: readonly Unsent[]): void {
  if (unsent.length > 0) sessionStorage.setItem(OUTBOX_KEY, JSON.stringify(unsent));
  else sessionStorage.removeItem(OUTBOX_KEY);
}
