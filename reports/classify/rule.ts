import type { Observation } from '#utils/observation/observation.schema';
import type { PreflightResult } from '#utils/preflight/preflight';
import type { Evidence } from './evidence.ts';
import type { Failing } from './failing.ts';
import type { FailureClass } from './failure-class.ts';

/** What the preflight found of the target, as far as it bears on a failure. */
export type TargetFacts = Partial<Pick<PreflightResult, 'skewSeconds'>>;

/** All that is known of a failed attempt, taken apart. */
export interface Clues {
  /** The first error: what follows from it is told by it. */
  readonly first: Failing;
  readonly all: readonly Failing[];
  readonly observation: Observation | null;
  readonly status: Evidence['status'];
  readonly inSetUp: boolean;
  readonly annotations: Evidence['annotations'];
  readonly target: TargetFacts;
}

/**
 * How far evidence goes: `excludes` every other class (told as certain), `names` one because the failed check says itself what it is
 * about, `points` to one, or only `suggests` it, or it is what is left to say (`fallback`). The stronger one is believed; equally
 * strong ones of different classes contradict each other.
 */
export const STRENGTHS = ['excludes', 'names', 'points', 'suggests', 'fallback'] as const;
export type Strength = (typeof STRENGTHS)[number];

/** One reason to call a failure something. Titles and ids of tests are not among the clues. */
export interface Rule {
  readonly id: string;
  readonly class: Exclude<FailureClass, 'unknown'>;
  readonly strength: Strength;
  readonly when: (clues: Clues) => boolean;
  /** The lines that show it. */
  readonly says: (clues: Clues) => readonly (string | undefined)[];
  /** What to look at first. */
  readonly next: string;
}
/** Rules about one subject, the more specific first: the first that fits speaks for its area. */
export type Area = readonly Rule[];
