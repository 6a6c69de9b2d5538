import { classify, RULES } from '../reports/classify/classify.ts';
import { STRENGTHS } from '../reports/classify/rule.ts';
import { isProof } from './choose.ts';
import { groupBy } from './group.ts';
import type { PairRecord } from './records.ts';
import { pairName } from './records.ts';
import type { AssayReport } from './report.schema.ts';
import { TRUE_CLASSES } from './true-class/index.ts';

type Report = AssayReport['classification'];

/** At least so many are to be told rightly, and at most so many wrongly without a doubt. */
const RIGHT = 0.95;
const WRONG_CERTAIN = 0.02;
/** A share of fewer says nothing. */
const ENOUGH = 100;

/**
 * What the rules of the reports make of each fault that was caught: the evidence of the pair that caught it is classified as
 * the failure of a real run would be, knowing nothing of the fault.
 */
export function classificationOf(pairs: readonly PairRecord[]): Report {
  const told = [...groupBy(pairs.filter(({ verdict }) => verdict === 'caught'), ({ fault }) => fault)].map(([fault, mine]) => {
    const { pair, said, certainty, rule } = strongest(mine);
    const truth = TRUE_CLASSES.get(fault) ?? [];
    return { fault, test: pair.test, said, certainty, rule, truth: [...truth], isRight: truth.includes(said) };
  });
  const wrong = told.filter(({ isRight, said }) => !isRight && said !== 'unknown').map(({ isRight: _isRight, ...row }) => row);
  return {
    of: told.length,
    right: told.filter(({ isRight }) => isRight).length,
    unknown: told.filter(({ said }) => said === 'unknown').map(({ fault }) => fault),
    certain: told.filter(({ certainty }) => certainty === 'certain').length,
    wrong,
    wrongCertain: wrong.filter(({ certainty }) => certainty === 'certain').map(({ fault }) => fault),
  };
}

/**
 * Of several pairs that caught a fault the one whose evidence says most, as a person would go by who reads all failures of a run;
 * of equals the first by name. One that failed in the test’s own body comes before one that failed in its set-up.
 */
function strongest(pairs: readonly PairRecord[]) {
  const told = pairs.map((pair) => {
    const { class: said, certainty, rule } = classify(pair.evidence);
    return { pair, said, certainty, rule, rank: RANKS.get(rule ?? '') ?? STRENGTHS.length };
  });
  const [first, ...others] = told.sort((a, b) => Number(isProof(b.pair)) - Number(isProof(a.pair)) || a.rank - b.rank || pairName(a.pair).localeCompare(pairName(b.pair)));
  if (!first) throw new TypeError(`a group of ${others.length} has a first`);
  return first;
}
const RANKS = new Map(RULES.map(({ id, strength }) => [id, STRENGTHS.indexOf(strength)]));

/** Whether causes are told well enough to be believed. Of a few faults no share is asked for. */
export const isTrusted = ({ of, right, wrongCertain }: Report): boolean => of < ENOUGH || (right >= RIGHT * of && wrongCertain.length <= WRONG_CERTAIN * of);

/** `classified 252 faults: 243 right (96.4 %), 2 unknown, 7 wrong, 0 of them certain`. */
export const lineOf = ({ of, right, unknown, wrong, wrongCertain }: Report): string =>
  `classified ${of} faults: ${right} right (${of === 0 ? 0 : Math.floor((right / of) * 1000) / 10} %), ${unknown.length} unknown, ${wrong.length} wrong, ${wrongCertain.length} of them certain`;
