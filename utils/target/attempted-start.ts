import type { Api } from '../clients/api.ts';
import type { StartAttempt } from './platform-process.ts';

/** A start that was tried: what it was given, what became of it, and how to ask it, should it run. */
export interface AttemptedStart extends StartAttempt {
  /** What the test set, by name; an empty text takes a setting away. */
  readonly settings: Readonly<Record<string, string>>;
  /** Calls without credentials to a platform that is ready. */
  readonly anonymousApi: Api;
}
