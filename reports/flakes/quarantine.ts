import type { Iteration } from '../iteration/iteration.schema.ts';
import type { Journal } from '../journal/journal.schema.ts';
import { means, type Named, wouldBeIn } from '../gate/mention.ts';
import type { Policy, Quarantined } from '../gate/policy.schema.ts';
import { daysBetween } from '../gate/waive.ts';

/** Annotation that tells a quarantined test apart in every report. It alone excuses nothing: the entry has to be there, too. */
export const QUARANTINED = 'quarantined';

/** What a reader of a report wants to know of a quarantined test. */
export const quarantineNote = ({ owner, ticket, until }: Quarantined): string => `until ${until}, ${owner}, ${ticket}`;

/** Ids of the tests that ran in quarantine, as their journals say. */
export const quarantinedIn = (journals: readonly Journal[]): ReadonlySet<string> =>
  new Set(journals.flatMap(({ attempts }) => attempts.filter(({ annotations }) => annotations.some(({ type }) => type === QUARANTINED)).map(({ id }) => id)));

/** The entry that means this test, if any. */
export const entryOf = (entries: readonly Quarantined[], test: Named): Quarantined | undefined => entries.find((entry) => means(entry.test, test));

/** What is wrong with the entries, as far as they themselves tell. */
export function faultsOfEntries(entries: readonly Quarantined[], { most, days, notIn }: Policy['quarantine'], today: string): string[] {
  return [
    ...(entries.length > most ? [`${entries.length} tests are in quarantine, ${most} are allowed at most`] : []),
    ...entries.flatMap((entry, index) => faultsOf(entry, index).map((fault) => told(entry, fault))),
  ];

  function faultsOf({ test, since, until }: Quarantined, index: number): string[] {
    const barred = notIn.find((project) => test.startsWith(`${project} › `));
    return [
      ...(entries.findIndex((other) => other.test === test) < index ? ['there is another one for this test'] : []),
      ...(until < today ? [`is over since ${until}: mend the test, or take it out of the suite in the open`] : []),
      ...(until < since ? ['is over before it began'] : []),
      ...(since > today ? [`begins in the future, on ${since}`] : []),
      ...(daysBetween(since, until) > days ? [`lasts ${daysBetween(since, until)} days, ${days} are allowed at most`] : []),
      ...(barred ? [notHere(barred)] : []),
    ];
  }
}

/** What is wrong with the entries, as the tests of a run show. */
export function faultsInRun(entries: readonly Quarantined[], tests: readonly Named[], scope: Pick<Iteration['scope'], 'projects' | 'filters'>, policy: Policy): string[] {
  return entries.flatMap((entry) => {
    const meant = tests.filter((test) => means(entry.test, test));
    // Those that name a project have been told already.
    const barred = entry.test.includes(' › ') ? undefined : meant.find(({ project }) => policy.quarantine.notIn.includes(project));
    return [
      ...(barred ? [told(entry, notHere(barred.project))] : []),
      ...(meant.length === 0 && wouldBeIn(entry.test, scope, policy.release.projects) ? [told(entry, 'there is no such test')] : []),
    ];
  });
}

const told = ({ owner, test }: Quarantined, fault: string) => `quarantine of ${owner} for ${test}: ${fault}`;
const notHere = (project: string) => `tests of ${project} cannot be put into quarantine`;
