import { join } from 'node:path';
import { FAULTS } from '../platform/faults/index.ts';
import type { Pair } from './choose.ts';
import { allPairs, choosePairs } from './choose.ts';
import { readFirstChoice } from './first-choice.ts';
import { groupBy } from './group.ts';
import type { Options } from './options.ts';
import { chosenFaults } from './options.ts';
import type { AssayTest, Setting } from './reach.ts';
import { FAULTED_PLATFORM, PATIENCE } from './reach.ts';
import type { PairRecord } from './records.ts';
import { pairName, pairRecord, readRecords, rewriteRecords } from './records.ts';
import { digestOf, faultDigests } from './sources.ts';
import { AT_ONCE, runPlaywright } from './run.ts';

interface Work extends Setting {
  readonly tests: readonly AssayTest[];
  readonly wanted: { readonly tests: ReadonlySet<string>; readonly faults: ReadonlySet<string> };
}

/** Runs tests under faults until every one of them is settled or nothing is left to try; pairs that are recorded for these sources are believed. */
export async function provePairs(options: Options, { folder, base, target, tests, wanted }: Work) {
  const faults = chosenFaults(options, FAULTS);
  const digests = faultDigests(FAULTS);
  const signatures = new Map(tests.map(({ key, signature }) => [key, signature]));
  const signatureOf = ({ test, fault }: Pair) => digestOf(signatures.get(test) ?? '', digests.get(fault) ?? '');
  const file = join(folder, 'pairs.jsonl');
  const read = () => readRecords(file, pairRecord, pairName);
  const earlier = read();
  rewriteRecords(file, earlier.values());
  const hints = new Set([...readFirstChoice(), ...[...earlier.values()].filter(({ verdict }) => verdict === 'caught').map(pairName)]);
  const ids = new Set<string>(faults.map(({ id }) => id));
  const known = (): PairRecord[] => [...read().values()].filter((record) => signatures.has(record.test) && ids.has(record.fault) && record.signature === signatureOf(record));

  const timed = new Set(tests.filter(({ needs }) => needs.includes('load')).map(({ key }) => key));
  // Whoever times a platform does so alone: beside others a slow answer is the machine's, and a fault goes unnoticed.
  const partsOf = (pairs: readonly Pair[]) =>
    ([[pairs.filter(({ test }) => !timed.has(test)), AT_ONCE], [pairs.filter(({ test }) => timed.has(test)), 1]] as const).filter(([part]) => part.length > 0);

  const believed = known().length;
  if (believed > 0) console.log(`  ${believed} pair(s) known from earlier runs of the same sources`);
  for (let round = 0; ; round++) {
    const question = { tests, faults, wanted, known: known() };
    const pairs = options.full ? allPairs(question) : choosePairs({ ...question, hints, round });
    if (pairs.length === 0) return { faults, pairs: question.known };
    const title = options.full ? 'all pairs' : `round ${round + 1}`;
    for (const [part, workers] of partsOf(pairs)) {
      const planned = groupBy(part, ({ test }) => test);
      const plan = Object.fromEntries([...planned].map(([test, mine]) => [test, mine.map((pair) => ({ fault: pair.fault, signature: signatureOf(pair) }))]));
      await runPlaywright(options, { plan: { mode: 'pairs', folder, base, title: workers === 1 ? `${title}, one at a time` : title, pairs: plan, ownPlatform: FAULTED_PLATFORM, ...PATIENCE }, env: target, timeoutMs: 15_000, workers });
    }
    // A round that recorded nothing would be chosen again for ever.
    if (known().length === question.known.length) return { faults, pairs: question.known };
  }
}
