import { z } from 'zod';
import { Iteration } from './iteration.schema.ts';

/** `docs/iteration.schema.json`: the iteration for those who read it without this project. */
export function iterationJsonSchema(): Record<string, unknown> {
  return { $id: 'https://touchstone.invalid/iteration.schema.json', title: 'Touchstone iteration', description: 'One recorded execution of the suite against one target; see docs/reports.md.', ...z.toJSONSchema(Iteration, { target: 'draft-2020-12' }) };
}
