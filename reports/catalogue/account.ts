import type { Behaviour } from '#utils/catalogue/catalogue';
import { catalogueId } from '#utils/catalogue/catalogue';
import type { Listing } from '../shards/list.reporter.ts';

/** A behaviour of the catalogue, the test that looks at it, and the faults under which that test failed for the right reason. */
export interface AccountRow {
  readonly behaviour: Behaviour;
  /** Null for one that nobody tests yet. */
  readonly test: { readonly project: string; readonly file: string; readonly title: string } | null;
  /** Faults by which it was proven when the assay was last remembered (`npm run assay -- --remember`). */
  readonly provenBy: readonly string[];
}

export interface Account {
  readonly rows: readonly AccountRow[];
  /** What keeps the catalogue from being accounted for, a sentence each. */
  readonly problems: readonly string[];
}

/**
 * Holds the catalogue against the tests there are and the pairs that proved them.
 * @param proofs faults by test, as the assay names it: `<project> › <file> › <titles>`
 */
export function accountOf(catalogue: readonly Behaviour[], tests: Listing['tests'], proofs: Readonly<Record<string, readonly string[]>>): Account {
  const problems: string[] = [];
  const rows = catalogue.map((behaviour): AccountRow => {
    const mine = tests.filter(({ title, repeat }) => repeat === 0 && catalogueId(title) === behaviour.id);
    const [test] = mine;
    if (test === undefined) {
      problems.push(`${behaviour.id} has no test: ${behaviour.sentence}`);
      return { behaviour, test: null, provenBy: [] };
    }
    if (mine.length > 1) problems.push(`${behaviour.id} is the id of ${mine.length} tests: ${mine.map(({ file, title }) => `${file} › ${title}`).join('; ')}`);
    const provenBy = proofs[`${test.project} › ${test.file} › ${test.title}`] ?? [];
    if (provenBy.length === 0) problems.push(`${behaviour.id} has no proof: no fault is remembered under which ${test.file} › ${test.title} fails`);
    return { behaviour, test: { project: test.project, file: test.file, title: test.title }, provenBy };
  });
  return { rows, problems };
}
