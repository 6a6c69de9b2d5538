import { faultsInRun, faultsOfEntries } from '../flakes/quarantine.ts';
import type { Decision, Iteration } from '../iteration/iteration.schema.ts';
import { behavioursOf } from './behaviours.ts';
import { type Facts, gaps, type Question, voids } from './evidence.ts';
import { byWeight, decisionOf, type Finding, found } from './finding.ts';
import { judge, type ProjectVerdict } from './judge.ts';
import { digestOf, type Rules } from './rules.ts';
import { waive } from './waive.ts';

/** Exit codes of `npm run gate`; 3 says that it was asked wrongly. */
export const EXIT_CODES: Readonly<Record<Decision, number>> = { GO: 0, HOLD: 1, INCONCLUSIVE: 2 };

export interface Verdict {
  readonly decision: Decision;
  /** What decides first; every figure with what it is of. */
  readonly reasons: string[];
  readonly findings: readonly Finding[];
  /** Whether it is about a release, or about some projects and nothing else. */
  readonly release: boolean;
  /** What the decision is about. */
  readonly about: readonly string[];
  readonly projects: readonly ProjectVerdict[];
  readonly waived: Iteration['waived'];
  /** SHA-256 of policy, waivers and quarantine. */
  readonly policy: string;
}

/**
 * Turns what is recorded into GO, HOLD or INCONCLUSIVE. Pure: the same facts, rules, question and day make the same decision.
 * `docs/gate.md` tells the rules in words.
 *
 * @param seen what is known about the record beyond itself: whether its journals are there
 */
export function decide(facts: Facts, rules: Rules, question: Question, now: Date, seen: readonly Finding[] = []): Verdict {
  const { policy, quarantine } = rules;
  const today = now.toISOString().slice(0, 10);
  const about = [...new Set(question.projects ?? [...facts.scope.projects, ...(question.release ? policy.release.projects : [])])];
  const waiving = waive(facts, rules, today);
  // An entry that is wrong would end the next run before it began; until then it excuses nobody.
  const quarantineFaults = [...faultsOfEntries(quarantine, policy.quarantine, today), ...faultsInRun(quarantine, facts.tests, facts.scope, policy)];
  const behaviours = behavioursOf(facts, quarantineFaults.length > 0 ? { ...rules, quarantine: [] } : rules, waiving).filter(({ project }) => about.includes(project));
  const projects = about.filter((project) => facts.scope.projects.includes(project)).map((project) => judge(project, behaviours.filter((behaviour) => behaviour.project === project), policy));
  const executed = projects.reduce((sum, verdict) => sum + verdict.executed, 0);
  const findings = [
    ...voids(facts, policy, question, now),
    ...seen,
    ...found('proven', [...waiving.faults, ...quarantineFaults]),
    ...gaps(facts, policy, question, about),
    ...projects.flatMap((verdict) => verdict.findings),
    ...found('missing', question.release && executed < policy.release.executed ? [`only ${executed} behaviours were executed over all (needed for a release: ${policy.release.executed})`] : []),
    ...found('note', waiving.notes),
  ];
  return {
    decision: decisionOf(findings), findings, about, release: question.release,
    reasons: [...byWeight(findings), `decides about ${about.join(', ') || 'nothing'}${question.release ? '' : ' and about nothing else'}`],
    projects, policy: digestOf(rules),
    waived: [...new Set(waiving.covered.values())].map(({ test, owner, reason, expires }) => ({ test, owner, reason, expires })),
  };
}

/**
 * The decision as a record carries it: about what was run, on the day it ended. So it can be made again at any time, and a
 * record whose decision is another one has been tampered with.
 */
export function decideAtEnd(facts: Facts, rules: Rules): Verdict {
  return decide(facts, rules, { release: false }, new Date(facts.endedAt ?? facts.startedAt));
}
