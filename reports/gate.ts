import { createHash } from 'node:crypto';
import type { Cause, Decision, Iteration, Tally } from './iteration/iteration.schema.ts';
import { executedIn } from './iteration/tally.ts';

interface Policy {
  /** Largest share of failed tests; the share must stay below it, or be zero where it is zero. */
  readonly tolerance: number;
  /** Smallest share of the selected tests that must really have run. Skips stay in the denominator. */
  readonly executed: number;
}

const TIERS: Readonly<Record<string, Policy>> = {
  p1: { tolerance: 0, executed: 0.8 },
  p2: { tolerance: 0.05, executed: 0.8 },
  p3: { tolerance: 0.1, executed: 0.8 },
  p4: { tolerance: 0.1, executed: 0.8 },
  p5: { tolerance: 0.2, executed: 0.8 },
  p6: { tolerance: 0.2, executed: 0.8 },
};
const SUITE: Policy = { tolerance: 0, executed: 0.5 };

/** Exit codes of `npm run gate`. */
export const EXIT_CODES: Readonly<Record<Decision, number>> = { GO: 0, HOLD: 1, INCONCLUSIVE: 2 };

interface Opinion {
  readonly decision: Decision;
  readonly reasons: string[];
}
export type Verdict = Pick<Iteration, 'decision' | 'reasons' | 'waived' | 'policy'>;

type Evidence = Pick<Iteration, 'status' | 'scope' | 'projects' | 'totals' | 'errors'> & { readonly causes: readonly Pick<Cause, 'code' | 'message'>[] };

/**
 * Turns a run into a decision. Failures beyond a tolerance are HOLD; missing evidence is INCONCLUSIVE, never GO. A run
 * that did not come to its end decides nothing, whatever it saw until then.
 */
export function decide(run: Evidence): Verdict {
  const policy = createHash('sha256').update(JSON.stringify({ TIERS, SUITE })).digest('hex');
  return { ...opinionOn(run), waived: [], policy };
}

function opinionOn(run: Evidence): Opinion {
  const missing = missingEvidence(run);
  const verdicts = Object.entries(run.projects).map(([name, tally]) => judge(name, tally));
  const reasons = [...missing, ...verdicts.flatMap((verdict) => verdict.reasons), ...limits(run)];
  return { decision: missing.length > 0 ? 'INCONCLUSIVE' : worst(verdicts.map((verdict) => verdict.decision), run.errors.length), reasons };
}

const CUT_OFF: Readonly<Record<string, string>> = { timedout: 'stopped by its time limit', interrupted: 'interrupted', killed: 'killed' };

function missingEvidence(run: Evidence): string[] {
  const executed = executedIn(run.totals);
  return [
    ...(run.errors.some((error) => error.code === 'E_PREFLIGHT') ? ['the preflight failed: the target cannot be tested as it is'] : []),
    ...(run.status in CUT_OFF ? [`the run was ${CUT_OFF[run.status]}`] : []),
    ...run.scope.missingParts.map((part) => `${part} is missing`),
    ...run.causes.flatMap(({ code, message }) => (code === 'E_TARGET_UNREACHABLE' ? [`the target was lost in mid-run: ${message}`] : [])),
    ...(executed === 0 ? ['no test was executed'] : []),
  ];
}

function judge(name: string, tally: Tally): Opinion {
  const { tolerance, executed: minimum } = TIERS[name] ?? SUITE;
  const executed = executedIn(tally);
  // A flaky test failed: passing later classifies the failure, it does not undo it.
  const failed = tally.failed + tally.flaky;
  const rate = executed === 0 ? 0 : failed / executed;
  const figures = `${name}: ${failed} of ${executed} executed failed (allowed: ${tolerance === 0 ? 'none' : `less than ${tolerance * 100} %`})`;
  if (rate > 0 && rate >= tolerance) return { decision: 'HOLD', reasons: [figures] };
  if (tally.notRun > 0) return { decision: 'INCONCLUSIVE', reasons: [`${name}: ${tally.notRun} of ${tally.expected} did not run`] };
  if (executed === 0 || executed / tally.expected < minimum) {
    return { decision: 'INCONCLUSIVE', reasons: [`${name}: only ${executed} of ${tally.expected} were executed (needed: ${minimum * 100} %)`] };
  }
  return { decision: 'GO', reasons: [tally.skipped > 0 ? `${figures}, ${tally.skipped} of ${tally.expected} skipped` : figures] };
}

function worst(decisions: readonly Decision[], errors: number): Decision {
  if (decisions.includes('HOLD')) return 'HOLD';
  return errors > 0 || decisions.includes('INCONCLUSIVE') ? 'INCONCLUSIVE' : 'GO';
}

function limits({ scope, errors }: Evidence): string[] {
  return [
    ...(errors.length > 0 ? [`${errors.length} error(s) outside of tests`] : []),
    `decides only for ${scope.projects.join(', ') || 'nothing'}${scope.filters.length > 0 ? ` as narrowed by ${scope.filters.join(' ')}` : ''}`,
  ];
}
