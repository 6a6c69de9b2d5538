import type { Decision } from '../iteration/iteration.schema.ts';

/**
 * What a single look at a run found. `void`: what was recorded says nothing about this question, whatever it says. `proven`:
 * nothing that is missing could make it good. `missing`: evidence that is not there. `note`: worth telling, decides nothing.
 */
export interface Finding {
  readonly weight: 'void' | 'proven' | 'missing' | 'note';
  readonly text: string;
}

/** Findings of one weight; empty texts are none. */
export const found = (weight: Finding['weight'], texts: readonly string[]): Finding[] => texts.map((text) => ({ weight, text }));

const ORDER = [['void', 'INCONCLUSIVE'], ['proven', 'HOLD'], ['missing', 'INCONCLUSIVE']] as const;

/** The decision is that of the heaviest finding; without one it is GO. */
export const decisionOf = (findings: readonly Finding[]): Decision => ORDER.find(([weight]) => findings.some((finding) => finding.weight === weight))?.[1] ?? 'GO';

/** What decides comes first. */
export const byWeight = (findings: readonly Finding[]): string[] => ['void', 'proven', 'missing', 'note'].flatMap((weight) => findings.filter((finding) => finding.weight === weight).map(({ text }) => text));
