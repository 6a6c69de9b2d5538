import { z } from 'zod';

/** What the configuration has to know of the run: it is read by Allure's own process. */
const Generating = z.strictObject({
  name: z.string(),
  /** History of runs that may be compared with this one. */
  history: z.string(),
  /** Whether this run becomes part of it. */
  append: z.boolean(),
  variables: z.record(z.string(), z.string()),
  metrics: z.array(z.string()),
});
export type Generating = z.output<typeof Generating>;

const VARIABLE = 'TOUCHSTONE_ALLURE';

/** The environment for Allure's process. */
export const environmentFor = (generating: Generating): Record<string, string> => ({ [VARIABLE]: JSON.stringify(generating) });

/** Read back there. */
export const readGenerating = (env: Readonly<Record<string, string | undefined>>): Generating => Generating.parse(JSON.parse(env[VARIABLE] ?? 'null'));
