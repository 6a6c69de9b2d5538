import { QUALITY_ANNOTATION } from '#utils/quality/grade';
import { JUDGE_ANNOTATION } from '#utils/quality/judge';
import type { Iteration } from './iteration.schema.ts';
import type { RunTest } from './run-tests.ts';

const BY = new Map<string, Iteration['graded'][number]['by']>([[QUALITY_ANNOTATION, 'rubric'], [JUDGE_ANNOTATION, 'judge']]);

/** What rubrics and judges said of answers, in the words of each test’s last attempt. */
export function gradedIn(tests: readonly RunTest[]): Iteration['graded'] {
  return tests.flatMap(({ entry: { id, project, title }, attempts }) =>
    (attempts.at(-1)?.annotations ?? []).flatMap(({ type, description }) => {
      const by = BY.get(type);
      return by === undefined || description === null ? [] : [{ id, project, title, by, told: description }];
    }));
}
