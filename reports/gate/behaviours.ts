import type { Failure, Iteration, TestRecord } from '../iteration/iteration.schema.ts';
import { entryOf } from '../flakes/quarantine.ts';
import type { Rules } from './rules.ts';
import type { Waiving } from './waive.ts';

/** What a test says about the platform; the worst first, which is what counts where several tests are of one behaviour. */
const STATES = ['failed', 'suspect', 'notRun', 'waived', 'passed', 'skipped', 'quarantined'] as const;
export type State = (typeof STATES)[number];

/**
 * One promise of the platform: an id of the catalogue, or a test that has none. The gate counts these and not runs of tests, so
 * that neither `--repeat-each` nor a test copied ten times makes one failure a small share.
 */
export interface Behaviour {
  readonly project: string;
  readonly name: string;
  readonly state: State;
  /** Failures that count. */
  readonly failures: readonly Failure[];
}

/** A target that went away in mid-run: the fixtures look for it at every failure, and are sure. */
export const isLoss = ({ code }: Pick<Failure, 'code'>): boolean => code === 'E_TARGET_UNREACHABLE';

/** The behaviours of a run and what became of them. */
export function behavioursOf(run: Pick<Iteration, 'tests' | 'failures'>, { policy, quarantine }: Rules, { covered }: Waiving): Behaviour[] {
  const failures = new Map(run.failures.map((failure) => [failure.id, failure]));
  const groups = new Map<string, TestRecord[]>();
  for (const test of run.tests) {
    const key = `${test.project} ${test.catalogue ?? `${test.file} ${test.title}`}`;
    groups.set(key, [...(groups.get(key) ?? []), test]);
  }
  return [...groups.values()].flatMap((tests) => {
    const [first] = tests;
    if (!first) return [];
    const states = tests.map((test) => ({ test, state: stateOf(test) }));
    const state = STATES.find((worst) => states.some((one) => one.state === worst)) ?? 'notRun';
    const counted = states.filter((one) => one.state === 'failed' || one.state === 'suspect').flatMap(({ test }) => failures.get(test.id) ?? []);
    return [{ project: first.project, name: first.catalogue ?? first.title, state, failures: counted }];
  });

  function stateOf(test: TestRecord): State {
    if (test.quarantined && entryOf(quarantine, test)) return 'quarantined';
    if (test.outcome !== 'failed' && test.outcome !== 'flaky') return test.outcome;
    if (covered.has(test.id)) return 'waived';
    const failure = failures.get(test.id);
    return failure && (isLoss(failure) || policy.classes[failure.class] === 'INCONCLUSIVE') ? 'suspect' : 'failed';
  }
}
