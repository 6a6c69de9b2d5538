import { called, compared, told, usersOf } from '../clues.ts';
import type { Area, Clues } from '../rule.ts';

const handshakeWanted = ({ first }: Clues): boolean => first.raised === 'E_WS_HANDSHAKE' && !/refused/.test(first.expected);
const refusalWanted = ({ first }: Clues): boolean => first.raised === 'E_WS_HANDSHAKE' && /refused/.test(first.expected);
const shape = ({ first }: Clues): string => /handshake: ([\w-]+)/.exec(first.happened)?.[1] ?? /\b(refused-before-upgrade|error-frame-then-close|closed-after-accept|closed-without-code|silence|broken-greeting|unreachable)\b/.exec(first.happened)?.[1] ?? '';
const waited = ({ first }: Clues): string => (first.raised === 'E_WS_TIMEOUT' ? first.expected : '');
/** Refusals with a cause of their own, for which the rules about it speak. */
const KNOWN: ReadonlySet<string> = new Set(['ORIGIN_NOT_ALLOWED', 'AUTH_UNAUTHORIZED', 'PLAN_REQUIRED', 'RATE_LIMITED', 'TOO_MANY_SOCKETS', 'SERVICE_UNAVAILABLE']);
const isKnownRefusal = ({ first: { code = '', status = 0 } }: Clues): boolean => KNOWN.has(code) || status === 407 || status >= 500;
/** Agents were at work on a socket that is told of: what it heard is in the error. */
const heardEvents = ({ first }: Clues): boolean => / seq \d+ /.test(first.happened);
const TERMINALS = /^(?:agent_cancelled|agent_error|final_report)\b|terminal event/;

/** How sockets open, answer and close. */
export const socket: Area = [
  {
    id: 'refused-at-upgrade', class: 'refused-at-upgrade', strength: 'excludes',
    when: (clues) => handshakeWanted(clues) && shape(clues) === 'refused-before-upgrade' && !isKnownRefusal(clues),
    says: told, next: 'status and code of the refusal; docs/troubleshooting.md',
  },
  {
    id: 'accepted-then-closed', class: 'accepted-then-closed', strength: 'excludes',
    when: (clues) => handshakeWanted(clues) && ['error-frame-then-close', 'closed-after-accept', 'closed-without-code'].includes(shape(clues)),
    says: told, next: 'close code and reason; the platform’s own log',
  },
  {
    id: 'no-greeting', class: 'stall', strength: 'excludes',
    when: (clues) => handshakeWanted(clues) && shape(clues) === 'silence',
    says: told, next: 'does a proxy buffer, or is the platform stuck?',
  },
  {
    id: 'broken-greeting', class: 'contract-drift', strength: 'excludes',
    when: (clues) => shape(clues) === 'broken-greeting',
    says: told, next: 'the first frame against utils/contracts/frame.schema.ts',
  },
  {
    id: 'stranger-left-in-silence', class: 'stall', strength: 'points',
    when: (clues) => refusalWanted(clues) && shape(clues) === 'silence',
    says: told, next: 'where a handshake is refused: an answer must follow',
  },
  {
    id: 'refused-otherwise', class: 'contract-drift', strength: 'points',
    when: (clues) => refusalWanted(clues) && shape(clues) !== 'accepted' && shape(clues) !== 'unreachable',
    says: told, next: 'shape, status, code and reason of the refusal',
  },

  {
    id: 'run-without-end', class: 'missing-terminal', strength: 'points',
    when: (clues) => TERMINALS.test(waited(clues)) && heardEvents(clues),
    says: told, next: 'the last event the run told, and the platform’s own log after it',
  },
  {
    id: 'socket-outlives-session', class: 'expired', strength: 'points',
    when: (clues) => waited(clues).startsWith('the end of the socket') && called(clues, 'POST', /^\/auth\/logout$/),
    says: (clues) => [...told(clues), 'before it: POST /auth/logout, which was answered well'],
    next: 'whether sockets of a session end with it',
  },
  {
    id: 'nothing-came', class: 'stall', strength: 'points',
    when: (clues) => waited(clues) !== '',
    says: told, next: 'what did arrive (in the message), and platform-log.txt after it',
  },
  {
    id: 'socket-of-ended-session-open', class: 'expired', strength: 'points',
    when: ({ first }) => first.raised === 'E_WS_CLOSED' && /the socket stayed open/.test(first.happened) && /session_revoked|token_expired/.test(first.expected),
    says: told, next: 'whether the platform asks if a session has ended',
  },
  {
    id: 'socket-not-closed', class: 'stall', strength: 'points',
    when: ({ first }) => first.raised === 'E_WS_CLOSED' && /the socket stayed open/.test(first.happened),
    says: told, next: 'what should have made the platform close it',
  },
  {
    id: 'closed-otherwise', class: 'contract-drift', strength: 'points',
    when: ({ first }) => first.raised === 'E_WS_CLOSED' && /^(?:the code is|the reason is)/m.test(first.happened),
    says: told, next: 'close code and reason',
  },
  {
    id: 'closed-meanwhile', class: 'accepted-then-closed', strength: 'points',
    when: ({ first }) => first.raised === 'E_WS_CLOSED',
    says: told, next: 'close code and reason; the platform’s own log',
  },
  {
    id: 'closure-compared', class: 'contract-drift', strength: 'points',
    when: ({ first }) => first.raised === 'E_ASSERTION' && /\b(?:closure|closures|closed)\b/.test(first.statement) && first.members.some((name) => ['code', 'reason'].includes(name)),
    says: compared, next: 'close code and reason',
  },
  {
    id: 'frame-answers-another', class: 'contract-drift', strength: 'points',
    when: ({ first }) => first.raised === 'E_ASSERTION' && (first.members.includes('correlation_id') || (/\.ack\b/.test(first.subject) && first.members.some((name) => name.endsWith('_id'))) || /\bcorrelation_id\b/.test(first.statement)) && /\.next\(|\.request\(|\.ack\b|frame|pong|closure/.test(first.statement),
    says: compared, next: 'the ids by which the frame says what it answers',
  },
  {
    id: 'foreign-thing-done', class: 'cross-user-leak', strength: 'points',
    when: (clues) => clues.first.raised === 'E_ASSERTION' && usersOf(clues) > 1 && clues.first.missing.some((line) => /"NOT_FOUND",?$/.test(line)) && clues.first.extra.some((line) => FRAMES.test(line)),
    says: compared, next: 'where the platform asks whose thing it is',
  },
  {
    id: 'stranger-served', class: 'permission', strength: 'points',
    when: ({ first }) => first.raised === 'E_ASSERTION' && first.missing.some((line) => /^\s*"AUTH_FAILED",?$/.test(line)) && first.extra.some((line) => FRAMES.test(line)),
    says: compared, next: 'where the platform asks whose token it is',
  },
  {
    id: 'other-frames', class: 'contract-drift', strength: 'suggests',
    when: ({ first }) => first.raised === 'E_ASSERTION' && [...first.missing, ...first.extra].some((line) => FRAMES.test(line)),
    says: compared, next: 'the frames in timeline.txt',
  },
];
/** Frames of the connection, as opposed to events of a run. */
const FRAMES = /^\s*(?:"type": )?"(?:system_message|pong|ack|stopping|thread_switched|thread_list|thread_history|resumed|events_missed|token_refreshed)",?$/;
