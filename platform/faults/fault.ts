import type { Decorator, Services } from '../services.ts';

export const FAMILIES = [
  'auth', 'handshake', 'events', 'streaming', 'isolation', 'persistence', 'api', 'limits', 'agents', 'page', 'performance', 'data', 'operations',
  'start-up',
] as const;
export type Family = (typeof FAMILIES)[number];

/** A member of a service, as `journal.append`. */
export type Part = { [S in keyof Services]: `${S}.${Extract<keyof Services[S], string>}` }[keyof Services];

/**
 * What a failure must say to count as noticing the fault: a code of the framework (`E_JOURNEY`), or the matcher that
 * spoke (`toBeProblem`, `toEqual`) with a piece of its text, because a matcher's bare name fits any failure of its kind.
 */
export type Reason = { readonly by: `E_${string}`; readonly says?: RegExp } | { readonly by: `to${string}`; readonly says: RegExp };

/** One way in which the platform is wrong on purpose. */
export interface Fault {
  /** `<family>/<what-is-wrong>`, stable: it stands in records and in the header. */
  readonly id: `${Family}/${string}`;
  /** What a user of the platform would see, in one sentence. */
  readonly sentence: string;
  /** Members it replaces. A test that never gets to one of them cannot notice. */
  readonly parts: readonly Part[];
  /** Any one of these makes a failure a proof. */
  readonly noticedBy: readonly Reason[];
  /** Its only sign is that something never comes: then a wait that ends counts as noticing. */
  readonly silent?: true;
  /** Called once for each set of services; what it keeps between calls belongs to that set. */
  readonly decorate: Decorator;
}
