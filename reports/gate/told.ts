import type { Decision, Iteration } from '../iteration/iteration.schema.ts';
import { allowed, type ProjectVerdict } from './judge.ts';
import { span } from './evidence.ts';
import { byWeight, type Finding } from './finding.ts';
import type { Verdict } from './decide.ts';

const RELEASE: Readonly<Record<Decision, string>> = {
  GO: 'it may be released',
  HOLD: 'do not release: something is broken, and running it again will not mend it',
  INCONCLUSIVE: 'do not release: what is known is not enough, complete it and ask again',
};
const PART: Readonly<Record<Decision, string>> = {
  GO: 'as it has to be; a part is no release',
  HOLD: 'something is broken, and running it again will not mend it',
  INCONCLUSIVE: 'what is known is not enough, complete it and ask again',
};

/** The decision for who has ten seconds: first line what to do, then why, then the figures. */
export function verdictText(iteration: Iteration, verdict: Verdict, now: Date): string {
  const { target, suite } = iteration;
  const deployment = target.deployment ? ` ${target.deployment.version} (${target.deployment.revision.slice(0, 12)})` : '';
  const whatFor = verdict.about.length > 0 ? verdict.about.join(', ') : 'nothing';
  const age = span(Math.max(0, now.getTime() - Date.parse(iteration.startedAt)));
  const notes = verdict.findings.filter((finding) => finding.weight === 'note' && !isFigure(finding, verdict.projects));
  return [
    `${verdict.decision}  ${(verdict.release ? RELEASE : PART)[verdict.decision]}`,
    `  for ${whatFor} · target ${target.name}${deployment}`,
    `  iteration ${iteration.number} (${iteration.id}), begun ${age} ago, tests of ${suite.commit ?? 'an unknown commit'}`,
    ...section('Why', byWeight(verdict.findings.filter(({ weight }) => weight !== 'note'))),
    ...section('Waived', verdict.waived.map(({ test, owner, reason, expires }) => `${test}: ${reason} (${owner}, until ${expires})`)),
    '',
    ...table(verdict.projects),
    ...section('To know', byWeight(notes)),
    ...(iteration.decision === verdict.decision && iteration.policy === verdict.policy ? [] : ['', `The record says ${iteration.decision}, about ${iteration.scope.projects.join(', ')} and by the rules of that day.`]),
    '',
    `docs/gate.md#${verdict.decision.toLowerCase()} tells what to do.`,
  ].join('\n');
}

/** The figures of a project are in the table already. */
const isFigure = ({ text }: Finding, projects: readonly ProjectVerdict[]) => projects.some(({ project, failed, executed }) => text.startsWith(`${project}: ${failed} of ${executed} executed failed`));

const section = (title: string, lines: readonly string[]) => (lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)]);

const HEAD = ['', 'decision', 'failed', 'allowed', 'executed', 'at risk (as configured)'];

function table(projects: readonly ProjectVerdict[]): string[] {
  const rows = projects.map((verdict) => [
    verdict.project, verdict.decision, `${verdict.failed} of ${verdict.executed}`, allowed(verdict), `${verdict.executed} of ${verdict.selected}`, verdict.impact ?? '',
  ]);
  const cells = [HEAD, ...rows];
  const widths = HEAD.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
}
