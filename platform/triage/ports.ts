import type { TriageDecision } from '#contracts/triage.schema';

/** How requests were classified, read from the record of their runs. */
export interface Triage {
  /** NOT_FOUND for another user's run, for one that had no triage, or whose triage has not ended. */
  decision(userId: string, runId: string): Promise<TriageDecision>;
}
