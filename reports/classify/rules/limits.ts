import { compared, isComparison, isOfPage, told } from '../clues.ts';
import type { Area, Clues } from '../rule.ts';

const LIMITS: ReadonlySet<string | undefined> = new Set(['RATE_LIMITED', 'ACCOUNT_LOCKED', 'TOO_MANY_RUNS', 'TOO_MANY_SOCKETS', 'QUOTA_EXCEEDED']);
const says = (clues: Clues) => (isComparison(clues.first) ? compared(clues) : told(clues));
const RATE = /\b(?:rateLimit|retry[-_]after|retryAfter|ratelimit)\b/i;

/** How much somebody may do, and how they are told. */
export const limits: Area = [
  {
    id: 'limit-not-enforced', class: 'rate-limit', strength: 'excludes', says, next: 'where requests, attempts or runs are counted, and by whom',
    when: ({ first: { wantedStatus, wantedCode, status, code } }) => (wantedStatus === 429 || LIMITS.has(wantedCode)) && (status !== 429 || (code !== undefined && code !== wantedCode && LIMITS.has(code))),
  },
  {
    id: 'limit-hit', class: 'rate-limit', strength: 'excludes',
    when: ({ first: { wantedStatus, status, code } }) => wantedStatus !== 429 && (status === 429 || LIMITS.has(code)), says,
    next: 'whose requests were counted: the user’s own, or somebody else’s too',
  },
  {
    id: 'limit-told-wrongly', class: 'rate-limit', strength: 'excludes',
    when: ({ first: { raised, happened } }) => raised === 'E_PROBLEM' && /the header retry-after/.test(happened), says,
    next: 'how the time until the next window is computed',
  },
  {
    id: 'headers-of-the-limit-differ', class: 'rate-limit', strength: 'points', says, next: 'how the requests that are left are counted',
    when: ({ first }) => isComparison(first) && !isOfPage(first) && (RATE.test(first.statement) || first.members.some((name) => RATE.test(name))),
  },
  {
    id: 'quota-differs', class: 'rate-limit', strength: 'points',
    when: ({ first }) => isComparison(first) && /quota/.test(first.statement) && (first.members.length === 0 || first.members.some((name) => ['used', 'remaining', 'limit', 'runs'].includes(name))), says,
    next: 'what is taken from the quota, and when',
  },
];
