import type { ErrorCode } from '#contracts/error.schema';
import type { IncomingMessage } from 'node:http';
import type { RequestScope } from '../http/context.ts';
import { Failure } from '../problem.ts';

/** What is written down as the reason, where it is not the check of the token that did not hold. */
const REASONS: Partial<Record<ErrorCode, string>> = { ORIGIN_NOT_ALLOWED: 'origin', TOO_MANY_SOCKETS: 'too_many_sockets' };
const OF_A_TOKEN = new Set<ErrorCode>(['AUTH_FAILED', 'RATE_LIMITED']);

/**
 * Writes down that somebody was refused a socket, and looks at the alert rules. What is no handshake at all, or comes while the
 * platform shuts down, is nobody's attempt.
 */
export function auditRefusal(scope: RequestScope, { socket }: Pick<IncomingMessage, 'socket'>, error: unknown): void {
  if (!(error instanceof Failure)) return;
  const { code, options: { cause, subject = null } } = error;
  const reason = REASONS[code] ?? (OF_A_TOKEN.has(code) && typeof cause === 'string' ? cause : undefined);
  if (reason === undefined) return;
  const { audit, alerts } = scope.services;
  audit.append(scope, {
    // Whoever has too many sockets has proven who they are.
    actor: code === 'TOO_MANY_SOCKETS' ? subject : null,
    action: 'socket_refused', subject, outcome: code === 'RATE_LIMITED' ? 'throttled' : 'refused', reason, address: socket.remoteAddress ?? null,
  });
  alerts.evaluate('socket', subject);
}
