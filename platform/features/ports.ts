import type { AnalyticsEvent, AnalyticsInput, Experiment, ExperimentInput, Flag, ThreadDigest } from '#contracts/feature.schema';

/** Features that can be switched, for everybody and for single users, who win. */
export interface Flags {
  isOn(key: string, userId: string): boolean;
  /** Every flag, as it is for one user. */
  ofUser(userId: string): Record<string, boolean>;
  get(key: string): Flag;
  set(key: string, enabled: boolean): Flag;
  setFor(key: string, userId: string, enabled: boolean): Flag;
}
/** The feature behind the flag `thread_digest`. */
export interface Digests {
  ofThread(userId: string, threadId: string): ThreadDigest;
}
export interface Experiments {
  set(key: string, input: ExperimentInput): Experiment;
  get(key: string): Experiment;
  variantOf(experiment: Experiment, subject: string): string;
  /** Where a subject falls within an experiment, from 0 up to but not including 1. */
  place(key: string, subject: string): number;
}

export interface Actor {
  readonly userId: string;
  readonly sessionId: string;
  readonly ip: string;
  readonly userAgent: string | null;
}
export interface Analytics {
  record(actor: Actor, event: AnalyticsInput): 'accepted' | 'duplicate';
  ofUser(userId: string, name: string | undefined, limit: number): AnalyticsEvent[];
  /** An address without the part that tells one household from another. */
  anonymised(ip: string): string;
}
