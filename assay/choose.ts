import type { Fault } from '../platform/faults/fault.ts';
import type { PairRecord } from './records.ts';

/** A test that passed unfaulted, with what it got to. */
export interface Candidate {
  readonly key: string;
  readonly parts: ReadonlySet<string>;
  readonly ms: number;
  /** Title and body, to guess which faults it is about. */
  readonly text: string;
}
export interface Pair {
  readonly test: string;
  readonly fault: string;
}
type Sought = Pick<Fault, 'id' | 'sentence' | 'parts' | 'noticedBy'>;

export const reaches = ({ parts }: Candidate, fault: Pick<Fault, 'parts'>): boolean => fault.parts.some((part) => parts.has(part));

/** A failure in a fixture's set-up shows that the suite notices the fault, but nothing about the test. */
export const isProof = ({ verdict, place }: PairRecord): boolean => verdict === 'caught' && place === 'test';

interface Question {
  readonly tests: readonly Candidate[];
  readonly faults: readonly Sought[];
  /** Tests to be proven, faults to be caught. Any test and any fault may serve for that. */
  readonly wanted: { readonly tests: ReadonlySet<string>; readonly faults: ReadonlySet<string> };
  readonly known: readonly PairRecord[];
  /** Pairs that were caught in earlier assays of other sources. */
  readonly hints: ReadonlySet<string>;
  /** Counted from 0. */
  readonly round: number;
}

/** Pairs worth trying next: for each fault not yet caught and each test not yet proven the likeliest ones, twice as many each round. */
export function choosePairs({ tests, faults, wanted, known, hints, round }: Question): Pair[] {
  const tried = new Set(known.map(nameOf));
  const proven = new Set(known.filter(isProof).map(({ test }) => test));
  const caught = new Set(known.filter(({ verdict }) => verdict === 'caught').map(({ fault }) => fault));
  const chosen = new Map<string, Pair>();
  const load = new Map<string, number>();
  const worth = worthOf(hints, load);
  const take = (pairs: readonly (Pair & { worth: number })[], most: number) => {
    for (const { test, fault } of [...pairs].sort((a, b) => b.worth - a.worth).slice(0, most)) {
      if (chosen.has(nameOf({ test, fault }))) continue;
      chosen.set(nameOf({ test, fault }), { test, fault });
      load.set(test, (load.get(test) ?? 0) + 1);
    }
  };
  const open = (test: Candidate, fault: Sought) => reaches(test, fault) && !tried.has(nameOf({ test: test.key, fault: fault.id }));
  const pair = (test: Candidate, fault: Sought) => ({ test: test.key, fault: fault.id, worth: worth(test, fault) });
  const width = 2 ** round;
  // Faults that few tests reach first: they have the least choice.
  const seekers = faults.filter(({ id }) => wanted.faults.has(id) && !caught.has(id)).map((fault) => ({ fault, able: tests.filter((test) => open(test, fault)) }));
  for (const { fault, able } of seekers.sort((a, b) => a.able.length - b.able.length)) take(able.map((test) => pair(test, fault)), width);
  for (const test of tests) {
    if (!wanted.tests.has(test.key) || proven.has(test.key) || (round === 0 && load.has(test.key))) continue;
    take(faults.filter((fault) => open(test, fault)).map((fault) => pair(test, fault)), width);
  }
  return [...chosen.values()];
}

/** Every pair that is reachable and not known yet. */
export function allPairs({ tests, faults, wanted, known }: Omit<Question, 'hints' | 'round'>): Pair[] {
  const tried = new Set(known.map(nameOf));
  return tests.flatMap((test) => faults.filter((fault) => reaches(test, fault) && (wanted.tests.has(test.key) || wanted.faults.has(fault.id))).map((fault) => ({ test: test.key, fault: fault.id }))).filter((pair) => !tried.has(nameOf(pair)));
}

/**
 * A guess of how likely a test is to notice a fault, for the order only: noticed it before, contains a matcher that would
 * notice, shares words with it, gets to little else, is quick, has not much to do yet in this round.
 */
function worthOf(hints: ReadonlySet<string>, load: ReadonlyMap<string, number>) {
  const words = new Map<string, ReadonlySet<string>>();
  const wordsOf = (text: string) => {
    const known = words.get(text) ?? new Set(text.toLowerCase().match(/[a-z]{4,}/g)?.map((word) => word.slice(0, 6)));
    words.set(text, known);
    return known;
  };
  return (test: Candidate, { id, sentence, noticedBy }: Sought): number => {
    const hinted = hints.has(nameOf({ test: test.key, fault: id })) ? 1000 : 0;
    const speaks = noticedBy.some(({ by }) => new RegExp(`\\.${by}\\(`).test(test.text)) ? 4 : 0;
    const shared = [...wordsOf(`${id} ${sentence}`)].filter((word) => wordsOf(test.text).has(word)).length;
    return hinted + speaks + 1.5 * shared - test.parts.size / 20 - test.ms / 500 - (load.get(test.key) ?? 0) / 2;
  };
}

const nameOf = ({ test, fault }: Pair): string => `${test} × ${fault}`;
