import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { isProof } from './choose.ts';
import type { PairRecord } from './records.ts';
import { pairName, writeWhole } from './records.ts';

const FILE = resolve(import.meta.dirname, 'first-choice.json');
const choice = z.record(z.string(), z.array(z.string()));

/** Faults by test: the pairs that were caught when this was last written. */
export const readChoices = (): z.output<typeof choice> => (existsSync(FILE) ? choice.parse(JSON.parse(readFileSync(FILE, 'utf8'))) : {});

/**
 * Pairs that were caught when this was last written: the ones to try first on a machine that has no records. It is a
 * guess that saves time, never a verdict: every pair is run, and one that no longer holds is replaced by others.
 */
export function readFirstChoice(): Set<string> {
  return new Set(Object.entries(readChoices()).flatMap(([test, faults]) => faults.map((fault) => pairName({ test, fault }))));
}

/** Faults that none of these tests was the first choice for, but another test was. */
export function faultsOfOtherTests(tests: ReadonlySet<string>): Set<string> {
  const choices = Object.entries(readChoices());
  const here = new Set(choices.flatMap(([test, faults]) => (tests.has(test) ? faults : [])));
  return new Set(choices.flatMap(([, faults]) => faults.filter((fault) => !here.has(fault))));
}

/** Keeps as few pairs as catch every fault and prove every test, the quicker ones first. Tests that took no part keep theirs. */
export function writeFirstChoice(pairs: readonly PairRecord[], tests: ReadonlySet<string>): void {
  const kept = Object.entries(readChoices()).flatMap(([test, faults]) => (tests.has(test) ? [] : faults.map((fault) => ({ test, fault }))));
  const caught = new Set(kept.map(({ fault }) => fault));
  const proven = new Set<string>();
  const chosen: { test: string; fault: string }[] = [...kept];
  for (const pair of pairs.filter(isProof).sort((a, b) => a.ms - b.ms || pairName(a).localeCompare(pairName(b)))) {
    if (caught.has(pair.fault) && proven.has(pair.test)) continue;
    caught.add(pair.fault);
    proven.add(pair.test);
    chosen.push(pair);
  }
  const byTest = new Map<string, string[]>();
  for (const { test, fault } of chosen.sort((a, b) => pairName(a).localeCompare(pairName(b)))) byTest.set(test, [...(byTest.get(test) ?? []), fault]);
  writeWhole(FILE, `${JSON.stringify(Object.fromEntries(byTest), null, 1)}\n`);
}
