import { called, compared, isComparison, isOfAnother, isOfPage, told, usersOf, wanted, wasLetThrough, wasRefused } from '../clues.ts';
import type { Area, Clues } from '../rule.ts';

const says = (clues: Clues) => (isComparison(clues.first) ? compared(clues) : told(clues));
/** Kept from a user, and given. */
const notHidden = ({ first }: Clues): boolean => wanted(first, 404, 'NOT_FOUND') && (wasLetThrough(first) || (isComparison(first) && first.code === undefined && first.status === undefined && first.extra.length > 0));
const deletes = ({ observation }: Clues): boolean => (observation?.calls ?? []).some(({ method, status, who }) => method === 'DELETE' && status < 400 && /^user 1$/.test(who ?? ''));
const removed = (clues: Clues): boolean => clues.first.path !== undefined && called(clues, 'DELETE', new RegExp(`^${clues.first.path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`));
const isRefusalInWords = ({ first: { happened } }: Clues): boolean => /"error_code"/.test(happened);

/** What HTTP calls are answered with: statuses, refusals, shapes. */
export const answers: Area = [
  {
    id: 'shape-not-agreed', class: 'contract-drift', strength: 'excludes',
    when: ({ first }) => first.raised === 'E_CONTRACT',
    says: told, next: 'the answer against utils/contracts: which side is wrong?',
  },
  {
    id: 'told-to-come-back', class: 'quality', strength: 'points',
    when: ({ first }) => first.status === 503 || first.code === 'SERVICE_UNAVAILABLE', says,
    next: 'how often the platform cannot serve, and why',
  },
  {
    id: 'internal-error', class: 'contract-drift', strength: 'excludes',
    when: ({ first: { status = 0, code }, first }) => (status === 500 || code === 'INTERNAL_ERROR') && !/text\/html/.test(first.happened) && !isOfPage(first), says,
    next: 'the platform’s own log, by the request id',
  },
  {
    id: 'foreign-thing-given', class: 'cross-user-leak', strength: 'points',
    when: (clues) => notHidden(clues) && (isOfAnother(clues.first) || (isComparison(clues.first) && !deletes(clues) && usersOf(clues) > 1)), says,
    next: 'where the platform asks whose thing it is',
  },
  {
    id: 'foreign-thing-noticed', class: 'cross-user-leak', strength: 'points',
    when: (clues) => isComparison(clues.first) && clues.first.wantedStatus === 404 && [403, 409, 410, 422].includes(clues.first.status ?? 0) && usersOf(clues) > 1, says,
    next: 'refusals that tell a foreign thing from one that is not there',
  },
  {
    id: 'removed-thing-given', class: 'data-loss', strength: 'points',
    when: (clues) => notHidden(clues) && removed(clues),
    says: (clues) => [...says(clues), `before it: DELETE ${clues.first.path ?? ''}, which was answered well`],
    next: 'whether what was removed is removed where it is read',
  },
  {
    id: 'ended-thing-given', class: 'expired', strength: 'points',
    when: ({ first }) => wanted(first, 410, 'GONE') && wasLetThrough(first), says,
    next: 'where the platform looks at the end of what it gives',
  },
  {
    id: 'refusal-by-another-status', class: 'contract-drift', strength: 'excludes',
    when: (clues) => wasLetThrough(clues.first) && isRefusalInWords(clues), says,
    next: 'how refusals become answers',
  },
  {
    id: 'invalid-thing-taken', class: 'contract-drift', strength: 'suggests',
    when: ({ first }) => wasLetThrough(first) && first.raised === 'E_PROBLEM', says,
    next: 'where the platform checks its input',
  },
  {
    id: 'other-refusal', class: 'contract-drift', strength: 'excludes',
    when: ({ first }) => first.raised === 'E_PROBLEM' && first.wantedStatus !== 429,
    says: told, next: 'status, code, fields and headers of the refusal',
  },
  {
    id: 'known-thing-not-found', class: 'data-loss', strength: 'points',
    when: ({ first }) => first.raised === 'E_HTTP_STATUS' && (first.status === 404 || first.status === 410) && !(first.method === 'GET' && PLATFORMS_OWN.test(first.path ?? '')),
    says: told, next: 'whether it was stored, and who removed it',
  },
  {
    id: 'other-status', class: 'contract-drift', strength: 'suggests',
    when: ({ first }) => (first.raised === 'E_HTTP_STATUS' && first.status !== 401) || (first.raised === 'E_WS_ERROR' && first.message !== ''),
    says: told, next: 'the platform’s own log, by the request id',
  },
  {
    id: 'refused-in-a-list', class: 'contract-drift', strength: 'suggests',
    when: ({ first }) => isComparison(first) && !isOfPage(first) && first.matcher !== 'toBeCloseTo' && (wasRefused(first) || (wasLetThrough(first) && first.status !== undefined && (first.wantedStatus ?? 0) < 500)), says,
    next: 'status and code of the calls in timeline.txt',
  },
  {
    id: 'foreign-things-told-apart', class: 'cross-user-leak', strength: 'points',
    when: (clues) => isComparison(clues.first) && usersOf(clues) > 1 && isOfAnswers(clues.first.missing, ' 404 NOT_FOUND') && isOfAnswers(clues.first.extra, ''), says,
    next: 'refusals that tell a foreign thing from one that is not there',
  },
  {
    id: 'routes-answer-otherwise', class: 'contract-drift', strength: 'suggests',
    when: ({ first }) => isComparison(first) && isOfAnswers(first.missing, '') && isOfAnswers(first.extra, ''), says,
    next: 'status and code of the calls in timeline.txt',
  },
  {
    id: 'insides-told', class: 'contract-drift', strength: 'points',
    when: ({ first }) => isComparison(first) && first.extra.some((line) => INSIDES.test(line)) && !first.missing.some((line) => INSIDES.test(line)), says,
    next: 'where an error of the platform’s own becomes words for users',
  },
  {
    id: 'process-ends-otherwise', class: 'contract-drift', strength: 'points',
    when: ({ first }) => isComparison(first) && (first.members.join() === 'exitCode' || first.subject.endsWith('.output')), says,
    next: 'what the platform’s process says and ends with',
  },
  {
    id: 'headers-differ', class: 'contract-drift', strength: 'points',
    when: ({ first }) => isComparison(first) && !isOfPage(first) && !/retry-after|ratelimit|total|access-control-allow-origin/i.test(first.statement) && (/\bheaders\b/.test(first.statement) || [...HEADERS].some((name) => first.message.split('\n\n', 1)[0]?.includes(name)) || first.members.some((name) => HEADERS.has(name)) || first.extra.some((line) => /^\s*"(?:x-powered-by|server) at https?:/.test(line))), says,
    next: 'the headers of the answer in transcript.json',
  },
];
/** A line for each route: `GET /api/threads 404 NOT_FOUND`. */
const isOfAnswers = (lines: readonly string[], end: string): boolean => lines.length > 0 && lines.every((line) => /^\s*"(?:[A-Z]+ )?\/\S* \d{3} /.test(line) && line.includes(end));
/** A frame of a stack of calls. */
const INSIDES = /\bat \S+ \(\S+\.[jt]s:\d+/;
/** What nobody stored: it comes with the platform. */
const PLATFORMS_OWN = /^\/api\/(?:agents|tools)\//;
const HEADERS: ReadonlySet<string> = new Set(['content-security-policy', 'strict-transport-security', 'cache-control', 'content-type', 'location', 'set-cookie', 'www-authenticate', 'allow', 'x-frame-options', 'access-control-allow-origin']);
