import type { ProfileInput, Quota, UserProfile } from '#contracts/profile.schema';
import type { Principal } from '../auth/ports.ts';

export interface Profiles {
  get(principal: Principal): UserProfile;
  put(principal: Principal, input: ProfileInput): UserProfile;
}
/** Runs a plan allows within a calendar month. */
export interface Quotas {
  runs(principal: Pick<Principal, 'userId' | 'plan'>): Quota;
  /** Counts one run, whatever becomes of it; QUOTA_EXCEEDED when none is left. */
  takeRun(principal: Pick<Principal, 'userId' | 'plan'>): void;
}
