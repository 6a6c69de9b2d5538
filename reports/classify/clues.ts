import type { Evidence } from './evidence.ts';
import type { Failing } from './failing.ts';
import { takeApart } from './failing.ts';
import type { Clues, TargetFacts } from './rule.ts';

/** What a failed attempt says, taken apart for the rules. */
export function cluesOf({ errors, observation, annotations, inSetUp, status }: Evidence, target: TargetFacts): Clues {
  const all = errors.map(takeApart);
  const [first = takeApart({ code: 'E_UNKNOWN', message: '', at: null })] = all;
  return { first, all, observation, annotations, inSetUp, status, target };
}

/** Something was to be refused with this status or code. */
export const wanted = ({ wantedStatus, wantedCode }: Failing, status: number, ...codes: readonly string[]): boolean => wantedStatus === status || (wantedCode !== undefined && codes.includes(wantedCode));

/** Something was to be refused, and was done. */
export const wasLetThrough = ({ wantedStatus = 0, wantedCode, status = 0 }: Failing): boolean => (wantedStatus >= 400 || wantedCode !== undefined) && status > 0 && status < 400;

/** Something was to be done, and was refused. */
export const wasRefused = ({ wantedStatus, wantedCode, status = 0 }: Failing): boolean => wantedCode === undefined && (wantedStatus === undefined || wantedStatus < 400) && status >= 400;

/** A comparison of values, as opposed to an error of ours. */
export const isComparison = ({ raised }: Failing): boolean => raised === 'E_ASSERTION';

/** A matcher that looks at a page. */
export const isOfPage = ({ message }: Failing): boolean => /^(?:[^\n]*\n\n)?(?:Error: )?expect\((?:locator|page)\)/.test(message) || /^\s*Locator: /m.test(message) || /^(?:Error: )?(?:locator|page|browserContext)\.\w+: /.test(message);

/** The failed statement uses a client of another user than the test’s own: `stranger.api.threads.get`. */
export const isOfAnother = ({ statement, who }: Failing): boolean => !/\badmin\.api\./.test(statement) && (/\b(?!admin\b)\w+\.api\./.test(statement) || (/^user \d+/.test(who ?? '') && !/^user 1\b/.test(who ?? '')));

/** How many users took part, as far as they called. */
export const usersOf = (clues: Clues): number => new Set(callsOf(clues).map(({ who = '' }) => /^user \d+/.exec(who)?.[0]).filter((who) => who !== undefined)).size;

/** Calls of the test so far, the newest last. */
export const callsOf = ({ observation }: Clues) => observation?.calls ?? [];
export const called = (clues: Clues, method: string, path: RegExp): boolean => callsOf(clues).some((call) => call.method === method && path.test(call.path) && call.status < 400);

/** First lines of what an error of ours tells. */
export const told = ({ first: { expected, happened, where } }: Clues): string[] => [`expected ${oneLine(expected)}`, `happened: ${oneLine(happened)}`, ...(where ? [`where: ${oneLine(where)}`] : [])];
/** What a comparison was about, and how it came out. */
export const compared = ({ first: { statement, missing, extra, message } }: Clues): string[] => [
  ...(statement ? [`failed: ${statement}`] : [`failed: ${oneLine(message)}`]),
  ...(missing.length > 0 ? [`missed: ${few(missing)}`] : []),
  ...(extra.length > 0 ? [`found: ${few(extra)}`] : []),
];
const oneLine = (text: string): string => (text.split('\n', 1)[0] ?? '').slice(0, 300);
const few = (lines: readonly string[]): string => `${lines.slice(0, 3).map((line) => line.trim()).join(' ')}${lines.length > 3 ? ` … (${lines.length} lines)` : ''}`.slice(0, 300);

/** Recognisably the same text: it begins or ends like the other. One that is not shown at all, as the message is cut, may be. */
export function isAlike(left: string, right: string): boolean {
  if (right === '') return true;
  const most = Math.min(left.length, right.length);
  let [prefix, suffix] = [0, 0];
  while (prefix < most && left[prefix] === right[prefix]) prefix += 1;
  while (suffix < most && left.at(-1 - suffix) === right.at(-1 - suffix)) suffix += 1;
  return Math.max(prefix, suffix) >= Math.max(3, left.length / 5);
}
