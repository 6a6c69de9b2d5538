import { rowOf } from '#utils/projects';
import type { Iteration, TestRecord } from '../iteration/iteration.schema.ts';

/** What a test is called by. */
export type Named = Pick<TestRecord, 'project' | 'title' | 'catalogue'>;

const SEPARATOR = ' › ';

/** The full name of a test, as reports write it. */
export const nameOf = ({ project, title }: Pick<Named, 'project' | 'title'>): string => project + SEPARATOR + title;

/** Whether an entry of `waivers.json` or `quarantine.json` means this test. */
export const means = (mention: string, test: Named): boolean => mention === test.catalogue || mention === nameOf(test);

/** The project an entry names; undefined for an id of the catalogue. */
const projectOf = (mention: string): string | undefined => (mention.includes(SEPARATOR) ? mention.split(SEPARATOR, 1)[0] : undefined);

/**
 * Whether a test of this name would have been part of the run, if there were one. A run of p1 cannot say that a test of p3 is
 * gone; only a run of every project can say that nobody has an id of the catalogue.
 */
export function wouldBeIn(mention: string, { projects, filters }: Pick<Iteration['scope'], 'projects' | 'filters'>, all: readonly string[]): boolean {
  const project = projectOf(mention);
  if (project !== undefined && rowOf(project) === undefined && !projects.includes(project)) return true;
  return narrowingOf(filters).length === 0 && (project === undefined ? all.every((name) => projects.includes(name)) : projects.includes(project));
}

/** Options that leave nothing out for good: shards are put together again, and what was stopped early is counted as not run. */
const COUNTED = /^(--shard|--max-failures|--repeat-each|-x$|--x$)/;

/** What made a run smaller than whole projects. */
export const narrowingOf = (filters: readonly string[]): string[] => filters.filter((filter) => !COUNTED.test(filter));
