import { callsOf, compared, isAlike, isComparison, isOfAnother, isOfPage, told, usersOf } from '../clues.ts';
import type { Area, Clues } from '../rule.ts';

const ofValues = ({ first }: Clues): boolean => isComparison(first) && !isOfPage(first);
/** Members in which the platform keeps what users gave it. */
const GIVEN: ReadonlySet<string> = new Set(['content', 'title', 'metadata', 'full_name', 'preferences', 'name', 'filename', 'type', 'text']);
/** Members under which it does. */
const KEPT: ReadonlySet<string> = new Set(['messages', 'metadata', 'preferences']);
const isEmpty = (lines: readonly string[]): boolean => lines.length === 0 || (lines.length === 1 && /^(?:Array|Object|Map|Set) ?[[{][\]}],?$|^\[\]$/.test((lines[0] ?? '').trim()));
const isShorter = ({ matcher }: Clues['first']): boolean => matcher?.startsWith('toBeLessThan') === true;
const MEASURED = /\b(?:budgets?|elapsed|elapsedMs|durationMs|latency|latencies|p50|p95|p99|ms|milliseconds|seconds|cpu|rss|heap|memory|bytes held|MiB)\b/i;
/** A member or row with nothing in it. */
const NOTHING = /(?:\{\}|\[\]),?$/;
const LEFT_BEHIND = /\bcensus\b/;
const OWNER = /^\s*"(?:actor|user_id|owner|owner_id)": /;
/** Rows of an owner of whom nothing was expected. */
const ofStrangers = ({ extra, kept }: Clues['first']): boolean => extra.some((line) => OWNER.test(line) && !kept.some((other) => other.trim() === line.trim()));
const ROUTE = /^\s*"\/(?:api|auth)\/[\w{}:/.-]*",?$/;

/** What is stored, listed, computed: comparisons of values. */
export const data: Area = [
  {
    id: 'over-budget', class: 'slow', strength: 'excludes',
    when: ({ first }) => first.raised === 'E_BUDGET',
    says: told, next: 'the picture of the distribution attached to the test: one slow part, or all of it?',
  },
  {
    id: 'longer-than-it-may', class: 'slow', strength: 'points',
    when: (clues) => ofValues(clues) && isShorter(clues.first) && MEASURED.test(`${clues.first.statement} ${labelOf(clues)}`),
    says: compared, next: 'where the time, or the memory, went: the slowest calls in timeline.txt',
  },
  {
    id: 'some-fail', class: 'quality', strength: 'points',
    when: (clues) => ofValues(clues) && someFail(clues),
    says: compared, next: 'what those that failed have in common',
  },
  {
    id: 'foreign-rows', class: 'cross-user-leak', strength: 'points',
    when: (clues) => ofValues(clues) && isOfAnother(clues.first) && isEmpty(clues.first.missing) && !isEmpty(clues.first.extra),
    says: compared, next: 'where the platform asks whose rows it lists',
  },
  {
    id: 'apdex-slow', class: 'slow', strength: 'points',
    when: (clues) => ofValues(clues) && /\b[1-9]\d* tolerating/.test(apdexOf(clues)),
    says: (clues) => [...compared(clues), apdexOf(clues)], next: 'the slowest calls in timeline.txt',
  },
  {
    id: 'apdex-failing', class: 'quality', strength: 'points',
    when: (clues) => ofValues(clues) && /\b[1-9]\d* frustrated/.test(apdexOf(clues)),
    says: (clues) => [...compared(clues), apdexOf(clues)], next: 'what those that failed have in common',
  },
  {
    id: 'hidden-thing-shown', class: 'cross-user-leak', strength: 'points',
    when: ({ first }) => isComparison(first) && isOfAnother(first) && /\.not\.to[A-Z]/.test(first.message),
    says: compared, next: 'where the platform asks whose thing it is',
  },
  {
    id: 'counts-of-others', class: 'cross-user-leak', strength: 'points',
    when: (clues) => ofValues(clues) && isOfAnother(clues.first) && clues.first.missing.length > 0 && clues.first.missing.every((line) => /(?:\b0|null|"unknown"),?$/.test(line)),
    says: compared, next: 'whose things the platform counts',
  },
  {
    id: 'filled-where-empty', class: 'cross-user-leak', strength: 'points',
    when: (clues) => ofValues(clues) && usersOf(clues) > 1 && clues.first.missing.length > 0 && clues.first.missing.every((line) => NOTHING.test(line)) && clues.first.extra.length > clues.first.missing.length && clues.first.members.length > 0,
    says: compared, next: 'whose things those are: this user had given nothing',
  },
  {
    id: 'rows-with-an-owner', class: 'cross-user-leak', strength: 'suggests',
    when: (clues) => ofValues(clues) && isEmpty(clues.first.missing) && ofStrangers(clues.first),
    says: compared, next: 'whose rows those are that should not be there',
  },
  {
    id: 'routes-differ', class: 'contract-drift', strength: 'points',
    when: (clues) => ofValues(clues) && isEmpty(clues.first.missing) && clues.first.extra.some((line) => ROUTE.test(line)),
    says: compared, next: 'the platform’s own documents against its routes',
  },
  {
    id: 'marker-of-another-in-values', class: 'cross-user-leak', strength: 'points',
    when: (clues) => ofValues(clues) && usersOf(clues) > 1 && markersIn(clues.first.missing).length > 0 && markersIn(clues.first.extra).some((marker) => !markersIn(clues.first.missing).includes(marker)),
    says: compared, next: 'how the text of one user came to another',
  },
  {
    id: 'close-codes-differ', class: 'contract-drift', strength: 'points',
    when: (clues) => ofValues(clues) && /\b(?:code|codes|answers|closure|end)\b/.test(clues.first.statement) && isOfCloseCodes(clues.first),
    says: compared, next: 'which side closed the socket, and why, in timeline.txt',
  },
  {
    id: 'framing-differs', class: 'contract-drift', strength: 'points',
    when: (clues) => ofValues(clues) && /\b(?:units|payload)\b.*(?:\bfields\b|\bpayload\.toString\()/.test(clues.first.subject),
    says: compared, next: 'the bytes in transcript.json against the format they should have',
  },
  {
    id: 'codes-differ', class: 'contract-drift', strength: 'points',
    when: (clues) => ofValues(clues) && /\berror_code$/.test(clues.first.subject) && [...clues.first.missing, ...clues.first.extra].every((line) => /^"[A-Z_]+"$/.test(line)),
    says: compared, next: 'how refusals become answers',
  },
  {
    id: 'addresses-differ', class: 'contract-drift', strength: 'points',
    when: (clues) => ofValues(clues) && clues.first.members.length > 0 && [...clues.first.missing, ...clues.first.extra].every((line) => /^\s*"\w*url": "(?:http|ws)s?:/.test(line)),
    says: compared, next: 'where the platform takes its own address from',
  },
  {
    id: 'answer-shorter', class: 'data-loss', strength: 'points',
    when: (clues) => ofValues(clues) && clues.first.matcher === 'toBeGreaterThan' && /\b(?:answer|content|text)\.length$/.test(clues.first.subject),
    says: compared, next: 'what was cut, and on which way: the answer as it is stored',
  },
  {
    id: 'not-kept-over-a-restart', class: 'data-loss', strength: 'points',
    when: (clues) => ofValues(clues) && /\bafter the restart\b/.test(labelOf(clues)),
    says: compared, next: 'what the platform keeps in memory only',
  },
  {
    id: 'listed-thing-missing', class: 'data-loss', strength: 'points',
    when: (clues) => ofValues(clues) && /^(?:datasets|files|threads)\.map\(/.test(clues.first.subject) && clues.first.missing.length > 0 && isEmpty(clues.first.extra),
    says: compared, next: 'whether it was stored, and who removed it',
  },
  {
    id: 'audit-lacks', class: 'data-loss', strength: 'points',
    when: (clues) => ofValues(clues) && /^\/api\/audit\b/.test(callsOf(clues).at(-1)?.path ?? '') && /^(?:total|records)\b/.test(clues.first.subject) && !(Number(clues.first.extra[0]) > Number(clues.first.missing[0])),
    says: compared, next: 'what is written into the audit log, and when',
  },
  {
    id: 'refused-write-done', class: 'cross-user-leak', strength: 'points', says: (clues) => [...compared(clues), ...refusedWrites(clues)], next: 'whether a refusal comes before or after what it refuses',
    when: (clues) => ofValues(clues) && refusedWrites(clues).length > 0 && clues.first.extra.length > clues.first.missing.length && clues.first.members.includes('content'),
  },
  {
    id: 'erased-data-left', class: 'data-loss', strength: 'points',
    when: (clues) => ofValues(clues) && LEFT_BEHIND.test(clues.first.statement),
    says: compared, next: 'the tables that an erasure goes through',
  },
  {
    id: 'bytes-differ', class: 'data-loss', strength: 'points',
    when: (clues) => ofValues(clues) && (/Uint8Array \[|Buffer \[/.test(clues.first.message) || isOfBytes(clues.first)),
    says: compared, next: 'the file as it was stored, and on its way back',
  },
  {
    id: 'given-values-differ', class: 'data-loss', strength: 'points',
    when: (clues) => ofValues(clues) && isAltered(clues),
    says: compared, next: 'the value as it was sent, stored and read, in transcript.json',
  },
  {
    id: 'changed-in-bulk', class: 'data-loss', strength: 'points',
    when: (clues) => ofValues(clues) && isChangedInBulk(clues),
    says: (clues) => [...compared(clues), `before it: ${bulkOf(clues).join(', ')}`], next: 'what that changed, and what it was to change',
  },
  {
    id: 'messages-missing-or-double', class: 'data-loss', strength: 'points',
    when: (clues) => ofValues(clues) && isCountedOtherwise(clues),
    says: compared, next: 'what was written, and how often, in timeline.txt',
  },
  {
    id: 'values-differ', class: 'wrong-content', strength: 'fallback',
    when: ofValues,
    says: compared, next: 'the two values, and where the wrong one is computed',
  },
];

/** What `markedUsers` gives each user to tell their things by. */
const markersIn = (lines: readonly string[]): string[] => lines.flatMap((line) => line.match(/\bmark-[0-9a-f]{12}\b/g) ?? []);

/** Codes with which a WebSocket is closed (RFC 6455, 7.4), and the reason beside them. */
const isOfCloseCodes = ({ missing, extra }: Clues['first']): boolean =>
  [...missing, ...extra].every((line) => /^\s*(?:"code": )?(?:1\d{3}|[34]\d{3}),?$|^\s*"reason": /.test(line)) && missing.some((line) => /\b1\d{3}\b/.test(line));

const apdexOf = (clues: Clues): string => /^Apdex .*$/.exec(labelOf(clues))?.[0] ?? '';

/** A body that is compared byte by byte; a long one is shown from its middle. */
const isOfBytes = ({ subject, missing, extra }: Clues['first']): boolean => /\.(?:body|bytes)$/.test(subject) && [...missing, ...extra].every((line) => /^\s*\d{1,3},?$/.test(line));

/** Writes of another user that were refused, as far as that user was told. */
const refusedWrites = ({ observation }: Clues): string[] =>
  (observation?.calls ?? []).filter(({ method, status, who }) => method !== 'GET' && [403, 404].includes(status) && /^user (?!1\b)\d/.test(who ?? '')).map(({ method, path, status, who }) => `${method} ${path} as ${who ?? ''} → ${status}`);

/** The author’s own words about what was compared stand before the comparison. */
const labelOf = ({ first: { message } }: Clues): string => (/^(?:Error: )?expect\(/.test(message) ? '' : (message.split('\n', 1)[0] ?? ''));

/** What a user gave is gone, or has another value: by the name of a member, or in what was looked at. */
function isAltered({ first: { missing, extra, members, within, subject, wantedCode } }: Clues): boolean {
  if (isEmpty(missing) || missing.every((line) => NOTHING.test(line)) || wantedCode !== undefined || isReordered(missing, extra)) return false;
  if (members.length > 0) return members.every((name) => GIVEN.has(name)) || (within.some((name) => KEPT.has(name)) && ![...missing, ...extra].every((line) => /: -?\d+(?:\.\d+)?,?$/.test(line)));
  return /\b(?:content|title|metadata)\b/.test(subject) && extra.length <= missing.length && !isNested([...missing, ...extra]) && isAlike(missing.join('\n'), extra.join('\n'));
}

/** Imports, restores and retention change many things at once. */
const BULK = /^\/api\/(?:imports|admin\/(?:restores|retention\/run))$/;
const bulkOf = (clues: Clues): string[] => callsOf(clues).filter(({ method, path, status }) => method === 'POST' && BULK.test(path) && status < 400).map(({ method, path }) => `${method} ${path}`);
/** After one of those a thing that should be there is not, or a time or count of it is another. */
function isChangedInBulk(clues: Clues): boolean {
  const { missing, members } = clues.first;
  if (bulkOf(clues).length === 0 || missing.every((line) => NOTHING.test(line))) return false;
  if (members.length > 0) return members.every((name) => OF_A_THING.has(name));
  // Tests of lists import what they list: whole rows tell of a bulk change only where one is meant to move them.
  return bulkOf(clues).some((call) => !call.endsWith('/imports')) && missing.every((line) => /^\s*".*",?$/.test(line));
}
const OF_A_THING: ReadonlySet<string> = new Set(['created_at', 'updated_at', 'archived_at', 'message_count']);

/** Messages of one thread, whole: more of them than were written, or fewer. */
function isCountedOtherwise({ first: { missing, extra, subject, matcher } }: Clues): boolean {
  const onlyOneSide = (missing.length === 0) !== (extra.length === 0);
  return /^messages\b/.test(subject) && matcher === 'toEqual' && onlyOneSide && !isNested([...missing, ...extra]);
}

/** In a list of lists what is missing in one may stand in another. */
const isNested = (lines: readonly string[]): boolean => lines.every((line) => /^ {4,}\S/.test(line));

const isReordered = (missing: readonly string[], extra: readonly string[]): boolean => {
  const sorted = (lines: readonly string[]) => lines.map((line) => line.replace(/,$/, '')).sort().join('\n');
  return sorted(missing) === sorted(extra);
};

/** Of many that were to succeed most did. */
function someFail({ first: { missing, extra, kept, statement } }: Clues): boolean {
  if (/\bArray\(\d{2,}\)\.fill\(/.test(statement) && extra.some((line) => /"(?:error|failed|degraded)"/.test(line))) return true;
  return extra.length > 0 && missing.length > 0 && kept.length >= 4 && extra.every((line) => /^\s*(?:"(?:error|failed|degraded)"|5\d\d),?$/.test(line)) && missing.every((line) => /^\s*(?:"(?:success|completed|ok)"|2\d\d),?$/.test(line));
}
