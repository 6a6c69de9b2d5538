import type { Decision } from '../iteration/iteration.schema.ts';
import type { Behaviour, State } from './behaviours.ts';
import { decisionOf, type Finding, found } from './finding.ts';
import type { Policy, Requirement } from './policy.schema.ts';

/** What the gate has to say about one project; all figures count behaviours. */
export interface ProjectVerdict {
  readonly project: string;
  readonly decision: Decision;
  readonly failed: number;
  readonly executed: number;
  readonly selected: number;
  readonly tolerance: number;
  /** As configured. */
  readonly impact: string | null;
  readonly findings: readonly Finding[];
}

/** Holds one project against what the policy demands of it. */
export function judge(project: string, behaviours: readonly Behaviour[], policy: Policy): ProjectVerdict {
  const needs = policy.projects[project] ?? policy.otherProjects;
  const of = (...states: readonly State[]) => behaviours.filter(({ state }) => states.includes(state));
  const failed = of('failed');
  const executed = of('failed', 'waived', 'passed').length;
  const selected = behaviours.length;
  // What could still be executed at best: also what was not selected, and what ran without telling about the platform.
  const possible = Math.max(selected, needs.selected) - of('skipped', 'quarantined').length;
  const figures = `${project}: ${failed.length} of ${executed} executed failed${failed.length > 0 ? `, ${percent(failed.length / executed)}` : ''} (${allowed(needs)})${few(failed)}`;
  const weight = exceeds(failed.length, possible, needs) ? 'proven' : exceeds(failed.length, executed, needs) ? 'missing' : 'note';
  const findings = [
    ...found(weight, [figures]),
    ...found('proven', weight === 'proven' ? [] : decidedByClass(project, failed, policy)),
    ...found('missing', missing({ project, selected, executed, needs, of })),
    ...found('note', notes(project, of)),
  ];
  return { project, decision: decisionOf(findings), failed: failed.length, executed, selected, tolerance: needs.tolerance, impact: needs.impact ?? null, findings };
}

const exceeds = (failed: number, of: number, { tolerance }: Requirement) => failed > 0 && failed / of >= tolerance;

/** Within the tolerance, and yet of a class that is never tolerated. */
function decidedByClass(project: string, failed: readonly Behaviour[], { classes }: Policy): string[] {
  const kinds = new Map<string, Behaviour[]>();
  for (const behaviour of failed) {
    for (const kind of new Set(behaviour.failures.map((failure) => failure.class))) if (classes[kind] === 'HOLD') kinds.set(kind, [...(kinds.get(kind) ?? []), behaviour]);
  }
  return [...kinds].map(([kind, behaviours]) => `${project}: ${behaviours.length} failed with ${kind}, which no tolerance covers${few(behaviours)}`);
}

interface Counts {
  readonly project: string;
  readonly selected: number;
  readonly executed: number;
  readonly needs: Requirement;
  readonly of: (...states: readonly State[]) => Behaviour[];
}

function missing({ project, selected, executed, needs, of }: Counts): string[] {
  const [notRun, suspect] = [of('notRun'), of('suspect')];
  return [
    ...(suspect.length > 0 ? [`${project}: ${suspect.length} of ${selected} failed for a reason that is not the platform’s${few(suspect)}`] : []),
    ...(notRun.length > 0 ? [`${project}: ${notRun.length} of ${selected} did not run${few(notRun)}`] : []),
    ...(selected < needs.selected ? [`${project}: only ${selected} behaviours were selected (needed: ${needs.selected})`] : []),
    ...(executed < needs.executed ? [`${project}: only ${executed} were executed (needed: ${needs.executed})`] : []),
    ...(selected > 0 && executed / selected < needs.share ? [`${project}: only ${executed} of ${selected} were executed, ${percent(executed / selected)} (needed: ${percent(needs.share)})`] : []),
  ];
}

function notes(project: string, of: Counts['of']): string[] {
  const [skipped, waived, quarantined] = [of('skipped').length, of('waived').length, of('quarantined').length];
  return [
    ...(skipped > 0 ? [`${project}: ${skipped} skipped, which the share of executed ones counts against it`] : []),
    ...(waived > 0 ? [`${project}: ${waived} failed and waived`] : []),
    ...(quarantined > 0 ? [`${project}: ${quarantined} in quarantine, which decide nothing`] : []),
  ];
}

/** The first few by name, with what is wrong. */
function few(behaviours: readonly Behaviour[], most = 3): string {
  const names = behaviours.slice(0, most).map(({ name, failures }) => [name, ...new Set(failures.map((failure) => failure.class))].join(' '));
  if (names.length === 0) return '';
  return `: ${names.join(', ')}${behaviours.length > most ? ` and ${behaviours.length - most} more` : ''}`;
}

/** What a tolerance says in words. */
export const allowed = ({ tolerance }: Pick<Requirement, 'tolerance'>): string => (tolerance === 0 ? 'none may' : `has to stay below ${percent(tolerance)}`);

/** `6.7 %`, never rounded to what it is not. */
const percent = (part: number): string => `${Number((part * 100).toFixed(1))} %`;
