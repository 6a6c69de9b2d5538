import { join, resolve } from 'node:path';
import { type ChildEnd, startChild } from './child.ts';

const START = join(resolve(import.meta.dirname, '../../..'), 'scripts/start.mjs');

/** Runs one of the project's commands in a process of its own, as `npm run` does. */
export const command = (name: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<ChildEnd> =>
  startChild([START, name, ...args], { env, longestMs: 60_000 }).finished;
