import { parseArgs } from 'node:util';
import type { Fault } from '../platform/faults/fault.ts';
import { FAMILIES } from '../platform/faults/fault.ts';

/** What the command line asks for. */
export interface Options {
  readonly projects: readonly string[];
  readonly grep: string | undefined;
  readonly faults: readonly string[];
  readonly families: readonly string[];
  readonly shard: { readonly index: number; readonly count: number };
  /** Every pair that is reachable, not only as many as it takes. */
  readonly full: boolean;
  /** Writes down which pairs to try first on another machine. */
  readonly remember: boolean;
  /** Nothing of earlier runs is believed. */
  readonly fresh: boolean;
  readonly config: string;
  readonly out: string;
}
/** A command line that cannot be followed; its message is for the person who typed it. */
export class UsageError extends Error {}

export const HELP = `npm run assay [-- options]
  --project <name>   only tests of this project; may be repeated. All that talk to a target without
  --grep <pattern>   only tests whose title fits
  --fault <id>       only this fault; may be repeated
  --family <name>    only faults of this family; may be repeated
  --shard <i>/<n>    answers for every n-th test and every n-th fault
  --full             every reachable pair, not only as many as it takes to prove every test and catch every fault
  --fresh            believes nothing of earlier runs
  --remember         writes assay/first-choice.json: which pairs to try first on a machine without records
  --config <file>    another configuration of Playwright
  --out <folder>     where to write; reports/out without`;

/** @throws UsageError naming what is unknown and what there is */
export function readOptions(args: readonly string[], projects: readonly string[], faults: readonly Fault[]): Options {
  const values = parse(args);
  const asked = { projects: values.project ?? [], faults: values.fault ?? [], families: values.family ?? [] };
  for (const name of asked.projects) if (!projects.includes(name)) throw new UsageError(`There is no project “${name}” to assay. There are: ${projects.join(', ')}.`);
  for (const id of asked.faults) if (!faults.some((fault) => fault.id === id)) throw new UsageError(`There is no fault “${id}”. ${alike(id, faults)}`);
  for (const name of asked.families) if (!FAMILIES.some((family) => family === name)) throw new UsageError(`There is no family “${name}” of faults. There are: ${FAMILIES.join(', ')}.`);
  return {
    projects: asked.projects.length > 0 ? asked.projects : projects, grep: values.grep, faults: asked.faults, families: asked.families, shard: shardOf(values.shard ?? '1/1'),
    full: values.full ?? false, remember: values.remember ?? false, fresh: values.fresh ?? false, config: values.config ?? 'playwright.config.ts', out: values.out ?? 'reports/out',
  };
}

/** Faults that may be used: all, of some families, or by name. */
export const chosenFaults = ({ faults: ids, families }: Pick<Options, 'faults' | 'families'>, all: readonly Fault[]): Fault[] =>
  all.filter(({ id }) => (ids.length === 0 || ids.includes(id)) && (families.length === 0 || families.some((family) => id.startsWith(`${family}/`))));

function parse(args: readonly string[]) {
  const [text, flag] = [{ type: 'string' }, { type: 'boolean' }] as const;
  try {
    const many = { type: 'string', multiple: true } as const;
    return parseArgs({ args: [...args], options: { project: many, grep: text, fault: many, family: many, shard: text, full: flag, remember: flag, fresh: flag, config: text, out: text } }).values;
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  }
}

function shardOf(text: string): Options['shard'] {
  const [, index = 0, count = 0] = (/^([1-9]\d*)\/([1-9]\d*)$/.exec(text) ?? []).map(Number);
  if (index < 1 || index > count) throw new UsageError(`--shard must be like 2/3, not “${text}”.`);
  return { index, count };
}

function alike(id: string, faults: readonly Fault[]): string {
  const family = faults.filter((fault) => fault.id.startsWith(`${id.split('/')[0] ?? ''}/`)).map((fault) => fault.id);
  return family.length > 0 ? `In that family there are: ${family.join(', ')}.` : `Families are: ${[...new Set(faults.map((fault) => fault.id.split('/')[0]))].join(', ')}.`;
}
