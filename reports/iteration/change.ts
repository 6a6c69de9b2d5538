import type { HistoryLine, Iteration, TestRecord } from './iteration.schema.ts';

type Facts = Pick<Iteration, 'id' | 'startedAt' | 'scope' | 'tests'> & { readonly target: string };

/** The latest earlier iteration that asked the same of the same target. */
export function latestAlike(past: readonly HistoryLine[], { id, startedAt, scope, target }: Omit<Facts, 'tests'>): HistoryLine | undefined {
  const asked = (of: Iteration['scope']) => JSON.stringify([[...of.projects].sort(), of.filters]);
  return past
    .filter((line) => line.id !== id && line.target === target && line.startedAt < startedAt && asked(line.scope) === asked(scope))
    .reduce<HistoryLine | undefined>((latest, line) => (latest && latest.startedAt > line.startedAt ? latest : line), undefined);
}

/** What became different since then, by title. */
export function changeSince(before: HistoryLine, tests: readonly TestRecord[], commits: readonly string[]): NonNullable<Iteration['change']> {
  const was = new Map(before.tests.map(([id, outcome]) => [id, outcome]));
  const failedBefore = ({ id }: TestRecord) => was.get(id) === 'f' || was.get(id) === 'x';
  const named = (fits: (test: TestRecord) => boolean) => tests.filter(fits).map(nameOf);
  const now = new Set(tests.map(({ id }) => id));
  return {
    against: before.id, againstNumber: before.number,
    fixed: named((test) => test.outcome === 'passed' && failedBefore(test)),
    broken: named((test) => test.outcome === 'failed' && was.has(test.id) && !failedBefore(test)),
    stillFailing: named((test) => test.outcome === 'failed' && failedBefore(test)),
    flaky: named((test) => test.outcome === 'flaky'),
    added: named((test) => !was.has(test.id)),
    // Of a test that is gone the history knows the title only if it failed.
    removed: before.tests.filter(([id]) => !now.has(id)).map(([id]) => before.failing[id] ?? id),
    commits: [...commits],
  };
}

/** How a test is named in lists: project and title, and which repetition it is. */
export const nameOf = ({ project, title, repeat }: Pick<TestRecord, 'project' | 'title' | 'repeat'>): string => `${project} › ${title}${repeat > 0 ? ` (repetition ${repeat + 1})` : ''}`;
