import type { Cause } from '../iteration/iteration.schema.ts';
import { cluesOf } from './clues.ts';
import type { Evidence } from './evidence.ts';
import type { Clues, Rule, TargetFacts } from './rule.ts';
import { STRENGTHS } from './rule.ts';
import { AREAS } from './rules/index.ts';
import { linesOf, whysOf } from './whys.ts';

/** What the evidence of one failed attempt says is wrong. */
export type Classification = Pick<Cause, 'class' | 'certainty' | 'rule' | 'evidence' | 'next' | 'whys'>;

/**
 * Of each area of rules the first that fits speaks, and the strongest of those is believed. Equally strong ones that say
 * different things, or none at all, make it unknown.
 */
export function classify(evidence: Evidence, target: TargetFacts = {}): Classification {
  const clues = cluesOf(evidence, target);
  const fitting = Object.values(AREAS).flatMap((area) => area.find((rule) => rule.when(clues)) ?? []);
  const strongest = STRENGTHS.map((strength) => fitting.filter((rule) => rule.strength === strength)).find((rules) => rules.length > 0) ?? [];
  const [rule, ...others] = strongest;
  if (!rule) return unknown(clues, evidence.errors.map(({ message }) => message.split('\n', 1)[0] ?? ''));
  if (others.some((other) => other.class !== rule.class)) return unknown(clues, strongest.map((each) => `rule ${each.id} says ${each.class}: ${linesOf(each, clues).join('; ')}`));
  return { class: rule.class, certainty: rule.strength === 'excludes' ? 'certain' : 'likely', rule: rule.id, evidence: linesOf(rule, clues), next: rule.next, whys: whysOf(clues, rule) };
}

const unknown = (clues: Clues, evidence: string[]): Classification => ({ class: 'unknown', certainty: 'unknown', rule: null, evidence, next: 'the attachments of the test', whys: whysOf(clues, undefined) });

/** Every rule there is. */
export const RULES: readonly Rule[] = Object.values(AREAS).flat();
