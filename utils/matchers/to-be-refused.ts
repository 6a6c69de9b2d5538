import type { ErrorCode } from '#contracts/error.schema';
import { describeHandshake } from '../clients/handshake.ts';
import type { Handshake, HandshakeShape } from '../clients/socket.types.ts';
import { excerpt, redact } from '../transcript/redact.ts';
import { problemMistakes } from './to-be-problem.ts';
import type { Verdict } from './verdict.ts';
import { verdict } from './verdict.ts';

export interface RefusalWanted {
  /** Which way of refusing; by default any that tells a reason: before the upgrade, or error frame and close, or close with a code. */
  readonly shape?: HandshakeShape;
  /** HTTP status, where the refusal came before the upgrade; by default the one that belongs to `code`. */
  readonly status?: number;
  /** Machine-readable cause, wherever this shape carries it. */
  readonly code?: ErrorCode;
  /** Close reason, where there was a close. */
  readonly reason?: string;
  /** Close code, where there was a close; 1008 by default. */
  readonly closeCode?: number;
}
const TELLING: readonly HandshakeShape[] = ['refused-before-upgrade', 'error-frame-then-close', 'closed-after-accept'];
const STATUS: Partial<Record<ErrorCode, number>> = { AUTH_FAILED: 401, AUTH_UNAUTHORIZED: 403, ORIGIN_NOT_ALLOWED: 403, TOO_MANY_SOCKETS: 429, RATE_LIMITED: 429, SHUTTING_DOWN: 503, UPGRADE_REQUIRED: 426 };

/**
 * The platform refused a handshake, in one of the shapes real platforms have, for the reason expected. Silence, a lost
 * connection and a close without a code are no refusals unless `shape` asks for them.
 */
export function toBeRefused(handshake: Handshake, wanted: RefusalWanted = {}): Verdict {
  const { shape, code, reason } = wanted;
  const expected = ['the handshake refused', shape && `as ${shape}`, code && `with error_code ${code}`, wanted.status && `with status ${wanted.status}`, reason && `with reason “${reason}”`].filter(Boolean).join(' ');
  const fits = shape === undefined ? TELLING.includes(handshake.shape) : handshake.shape === shape;
  const mistakes = fits ? mistakesOf(handshake, wanted) : [`it was ${describeHandshake(handshake)}`];
  return verdict('E_WS_HANDSHAKE', { expected, where: handshake.where }, mistakes, evidence(handshake));
}

function mistakesOf(handshake: Handshake, { status, code, reason, closeCode = 1008 }: RefusalWanted): string[] {
  if (handshake.shape === 'refused-before-upgrade') {
    const due = status ?? (code && STATUS[code]) ?? handshake.status;
    if (code) return problemMistakes(handshake, { status: due, code });
    return handshake.status === due ? [] : [`the status is ${handshake.status}, not ${due}`];
  }
  if (!('reason' in handshake)) return [];
  const told = handshake.shape === 'error-frame-then-close' ? codeIn(handshake.errorFrame) : handshake.reason.toUpperCase();
  return [
    ...(handshake.code === closeCode ? [] : [`the close code is ${handshake.code}, not ${closeCode}`]),
    ...(reason === undefined || handshake.reason === reason ? [] : [`the close reason is “${handshake.reason}”`]),
    // A platform that does not promise the contract may call its causes something else, but it must have refused.
    ...(code === undefined || !handshake.strict || told === code ? [] : [`the cause told is ${told || '(none)'}, not ${code}`]),
  ];
}

/** The cause in an error frame: `data.error_code` by the contract, top level on the original platform. */
function codeIn(frame: Readonly<Record<string, unknown>>): string {
  const data = frame['data'];
  const found: unknown = typeof data === 'object' && data !== null && 'error_code' in data ? data.error_code : frame['error_code'];
  return typeof found === 'string' ? found : '';
}

/** Headers that every answer has and that explain no refusal. */
const NOISE = /^(?:set-cookie|content-security-policy|cross-origin-|origin-agent-cluster|referrer-policy|strict-transport|x-(?:content-type|dns|download|frame|permitted|xss))/;

function evidence(handshake: Handshake): string {
  const lines = [`handshake: ${describeHandshake(handshake)} after ${handshake.elapsedMs.toFixed(0)} ms`];
  if ('headers' in handshake) lines.push(`headers: ${[...handshake.headers].filter(([name]) => !NOISE.test(name)).map(([name, value]) => `${name}: ${redact(value)}`).join(', ')}`, `body: ${excerpt(handshake.text) || '(empty)'}`);
  if ('errorFrame' in handshake && handshake.errorFrame) lines.push(`error frame: ${excerpt(JSON.stringify(handshake.errorFrame))}`);
  if (handshake.shape === 'accepted') lines.push(`greeting for user ${handshake.socket.greeting.user_id}`);
  return lines.join('\n');
}
