import type { Policy, Quarantined } from '../gate/policy.schema.ts';
import { catalogueId } from '#utils/catalogue/catalogue';
import { means } from '../gate/mention.ts';
import { ledgerOf, type LedgerEntry, STEADINESS } from './ledger.ts';
import type { HistoryLine } from '../iteration/iteration.schema.ts';

/** `reports/out/flakes.json`: what the history says about each test of one target. */
export interface Flakes {
  readonly target: string;
  readonly iterations: number;
  readonly tests: readonly LedgerEntry[];
  readonly quarantine: readonly QuarantineState[];
}

/** How a test in quarantine is doing. */
export interface QuarantineState extends Quarantined {
  readonly steadiness: LedgerEntry['steadiness'] | null;
  readonly passedInARow: number;
  /** Steady for long enough: take it out. */
  readonly due: boolean;
}

/** The ledger and what follows from it for the quarantine. */
export function flakesOf(lines: readonly HistoryLine[], target: string, policy: Policy, quarantine: readonly Quarantined[]): Flakes {
  const tests = ledgerOf(lines, target, policy.flakes);
  const named = new Map(tests.flatMap((entry) => (entry.name === null ? [] : [[entry.name, entry] as const])));
  return {
    target, iterations: lines.filter((line) => line.target === target).length, tests,
    quarantine: quarantine.map((entry) => {
      const found = [...named].find(([name]) => meansName(entry.test, name))?.[1];
      const passedInARow = found?.streak.result === 'passed' ? found.streak.runs : 0;
      return { ...entry, steadiness: found?.steadiness ?? null, passedInARow, due: passedInARow >= policy.quarantine.releaseAfter };
    }),
  };
}

function meansName(mention: string, name: string): boolean {
  const [project = '', ...title] = name.split(' › ');
  return means(mention, { project, title: title.join(' › '), catalogue: catalogueId(title.join(' › ')) });
}

/** Everything that is not steady, for people; the same for the terminal and for `reports/out/flakes.md`. */
export function flakesText({ target, iterations, tests, quarantine }: Flakes, policy: Policy): string {
  const count = (kind: LedgerEntry['steadiness']) => tests.filter(({ steadiness }) => steadiness === kind).length;
  const { window, minimumRuns, brokenAfter, fixedAfter } = policy.flakes;
  const kinds = Object.keys(STEADINESS).filter((kind): kind is LedgerEntry['steadiness'] => kind in STEADINESS);
  return [
    `# Steadiness of the tests against ${target}`,
    '',
    `${tests.length} tests over ${iterations} iteration(s); the latest ${window} runs of each count. ${kinds.map((kind) => `${count(kind)} ${kind}`).join(', ')}.`,
    ...kinds.filter((kind) => kind !== 'stable' && kind !== 'unproven').flatMap((kind) => part(kind, tests.filter(({ steadiness }) => steadiness === kind))),
    ...unprovenFailures(tests),
    '', `## Quarantine: ${quarantine.length} of ${policy.quarantine.most}`, '',
    ...(quarantine.length === 0 ? ['Empty.'] : quarantine.map((entry) => `- ${entry.test} (${entry.owner}, ${entry.ticket}, until ${entry.until}): ${stateOf(entry, policy)}`)),
    '', '## Rules', '',
    `The first that holds: fewer than ${minimumRuns} runs: unproven. The latest ${brokenAfter} failed: broken. Passed on a retry, or passed and failed with the same commit against the same`,
    `revision, or changed three times between the two: flaky. No failure: stable. Passed the latest ${fixedAfter}: fixed. Else: suspect.`,
  ].join('\n');
}

function part(kind: LedgerEntry['steadiness'], tests: readonly LedgerEntry[]): string[] {
  if (tests.length === 0) return [];
  return ['', `## ${kind}: ${tests.length}`, '', `${STEADINESS[kind]}.`, '', '| test | not passed | of them on the first try only | now | last failed |', '|---|--:|--:|---|---|', ...tests.map(row)];
}

const row = ({ id, name, failed, flaky, runs, streak, lastFailed }: LedgerEntry) =>
  `| ${(name ?? id).replaceAll('|', '\\|')} | ${failed + flaky} of ${runs} | ${flaky} | ${streak.result} ${streak.runs} in a row | ${lastFailed?.slice(0, 16).replace('T', ' ') ?? ''} |`;

/** Failures too few to judge, and still worth knowing. */
function unprovenFailures(tests: readonly LedgerEntry[]): string[] {
  return part('unproven', tests.filter(({ steadiness, failed, flaky }) => steadiness === 'unproven' && failed + flaky > 0));
}

function stateOf({ steadiness, passedInARow, due }: QuarantineState, { quarantine }: Policy): string {
  if (due) return `due for release, passed ${passedInARow} times in a row (${quarantine.releaseAfter} are enough)`;
  return steadiness === null ? 'never failed as far as the history goes' : `${steadiness}, passed ${passedInARow} of ${quarantine.releaseAfter} in a row`;
}
