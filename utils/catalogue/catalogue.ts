import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Suites of the catalogue with how many behaviours each has; `browser` are the flows of the chat page, beside the goal. */
export const SUITES = { p1: 25, p2: 15, p3: 15, p4: 15, p5: 15, p6: 15, agent: 205, websocket: 50, streaming: 26, chat: 22, security: 26, resilience: 37, browser: 48 } as const;
export type SuiteName = keyof typeof SUITES;
const suiteName = z.enum(Object.keys(SUITES) as [SuiteName]);
export const SUITE_NAMES: readonly SuiteName[] = suiteName.options;
/** The suites that are the goal. */
export const GOAL_SUITES: readonly SuiteName[] = SUITE_NAMES.filter((name) => name !== 'browser');

const ID = /^(?:[A-Z]{2}-)?\d{3}$/;
const behaviour = z.strictObject({
  id: z.string().regex(ID),
  suite: suiteName,
  /** What it is part of: `sockets`, `hand-offs`. The same word in two suites is two areas, but for the tiers. */
  area: z.string().min(1),
  /** What must hold, in short. */
  sentence: z.string().min(1),
});
export type Behaviour = z.output<typeof behaviour>;

let read: readonly Behaviour[] | undefined;

/** Every behaviour the suite is to prove: the 466 of the goal and the 48 browser flows. */
export function readCatalogue(): readonly Behaviour[] {
  read ??= z.array(behaviour).parse(JSON.parse(readFileSync(join(import.meta.dirname, 'catalogue.json'), 'utf8')));
  return read;
}

/** The id a test’s own title begins with, describe titles left out; null without one. */
export function catalogueId(title: string): string | null {
  const own = title.split(' › ').at(-1) ?? '';
  return /^((?:[A-Z]{2}-)?\d{3})\s/.exec(own)?.[1] ?? null;
}
