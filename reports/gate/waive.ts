import type { Failure, Iteration } from '../iteration/iteration.schema.ts';
import { means, nameOf, wouldBeIn } from './mention.ts';
import type { Waiver } from './policy.schema.ts';
import type { Rules } from './rules.ts';

/** What waivers make of a run. */
export interface Waiving {
  /** Failures that are covered, by the id of their test. */
  readonly covered: ReadonlyMap<string, Waiver>;
  /** What is wrong with the waivers; one is enough for HOLD. */
  readonly faults: readonly string[];
  /** Failures that a waiver names and does not cover, as it is for another class. */
  readonly notes: readonly string[];
}

/** Holds the waivers against the run. One that is wrong covers nothing; one covers failures of the class it names and no other. */
export function waive(run: Pick<Iteration, 'tests' | 'failures' | 'scope'>, { policy, waivers }: Rules, today: string): Waiving {
  const judged = waivers.map((waiver, index) => ({ waiver, faults: faultsOf(waiver, index) }));
  const sound = judged.filter(({ faults }) => faults.length === 0).map(({ waiver }) => waiver);
  const named = run.failures.filter(({ quarantined }) => !quarantined).flatMap((failure) => sound.filter((waiver) => means(waiver.test, identify(failure))).map((waiver) => ({ failure, waiver })));
  return {
    covered: new Map(named.filter(({ failure, waiver }) => failure.class === waiver.class).map(({ failure, waiver }) => [failure.id, waiver])),
    faults: judged.flatMap(({ waiver, faults }) => faults.map((fault) => `waiver of ${waiver.owner} for ${waiver.test}: ${fault}`)),
    notes: named.filter(({ failure, waiver }) => failure.class !== waiver.class).map(({ failure, waiver }) => `${nameOf(failure)} is waived for ${waiver.class}, it failed with ${failure.class}`),
  };

  function identify(failure: Failure) {
    return { project: failure.project, title: failure.title, catalogue: run.tests.find(({ id }) => id === failure.id)?.catalogue ?? null };
  }

  function faultsOf({ test, class: covers, created, expires }: Waiver, index: number): string[] {
    const { most, days, notIn, notOf } = policy.waivers;
    const meant = run.tests.filter((record) => means(test, record));
    const barred = meant.find(({ project }) => notIn.includes(project));
    return [
      ...(index >= most ? [`one too many, ${most} are allowed at most (there are ${waivers.length})`] : []),
      ...(waivers.findIndex((other) => other.test === test || meant.some((record) => means(other.test, record))) < index ? ['there is another one for this test'] : []),
      ...(expires < today ? [`expired on ${expires}`] : []),
      ...(created > today ? [`created in the future, on ${created}`] : []),
      ...(daysBetween(created, expires) > days ? [`lasts ${daysBetween(created, expires)} days, ${days} are allowed at most`] : []),
      ...(expires < created ? [`expires before it was created`] : []),
      ...(barred ? [`nothing of ${barred.project} can be waived`] : []),
      ...(notOf.includes(covers) ? [`failures of class ${covers} cannot be waived`] : []),
      ...(meant.length === 0 && wouldBeIn(test, run.scope, policy.release.projects) ? ['there is no such test'] : []),
      ...(meant.length > 0 && meant.every(({ outcome }) => outcome === 'passed') ? ['stale, the test passes: take the waiver out'] : []),
    ];
  }
}

/** Whole days from one date to another. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
