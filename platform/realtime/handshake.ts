import { PATHS } from '#contracts/paths';
import type { IncomingMessage } from 'node:http';
import type { Principal } from '../auth/ports.ts';
import type { Core } from '../core.ts';
import type { RequestScope } from '../http/context.ts';
import { headerOf } from '../http/context.ts';
import { refuseToken } from '../http/route.ts';
import { Failure } from '../problem.ts';
import type { Services } from '../services.ts';

const VERSION = '13';
const KEY = /^[+/0-9A-Za-z]{22}==$/;
/** A user with too many sockets may try again when one of them has had the time to go. */
const RETRY_SECONDS = 5;

/** Answer to a request that is here for something else than a WebSocket. */
export const upgradeRequired = (): Failure =>
  new Failure('UPGRADE_REQUIRED', 'This address speaks WebSocket (RFC 6455), version 13.', {
    headers: { upgrade: 'websocket', connection: 'Upgrade', 'sec-websocket-version': VERSION },
  });

/** What of a handshake is not as RFC 6455 demands it (section 4.2.1), if anything is. */
export function wrongOpening(request: IncomingMessage): Failure | undefined {
  const protocol = headerOf(request, 'upgrade')?.toLowerCase();
  // HTTP/1.0 knows no upgrade (RFC 9110, section 7.8); Node passes its requests on all the same, and those without a host.
  if (request.httpVersion === '1.0') return upgradeRequired();
  if (!headerOf(request, 'host')) return new Failure('BAD_REQUEST', 'A handshake must have a Host.');
  if (protocol !== 'websocket' || headerOf(request, 'sec-websocket-version') !== VERSION) return upgradeRequired();
  if (KEY.test(headerOf(request, 'sec-websocket-key') ?? '')) return undefined;
  return new Failure('BAD_REQUEST', 'Sec-WebSocket-Key must be 16 bytes in base64.');
}

/** Refuses what is no WebSocket handshake at all; such a caller could not read a refusal after an upgrade either. */
export function checkProtocol(core: Core, { socketRules }: Services, request: IncomingMessage): void {
  if (request.url?.split('?')[0] !== PATHS.socket) throw new Failure('NOT_FOUND', 'There is nothing at this address.');
  if (request.method !== 'GET') {
    throw new Failure('METHOD_NOT_ALLOWED', `${request.method} is not allowed here.`, { headers: { allow: 'GET' } });
  }
  const wrong = socketRules.wrongOpening(request);
  if (wrong) throw wrong;
  if (core.stopping) throw new Failure('SHUTTING_DOWN', 'The platform is shutting down.');
}

/** Decides whom a handshake acts for. @throws Failure when it may not have a socket */
export async function authorise({ services }: RequestScope, request: IncomingMessage): Promise<Principal> {
  const origin = headerOf(request, 'origin');
  if (!services.policy.originAllowed(origin)) {
    throw new Failure('ORIGIN_NOT_ALLOWED', 'This origin may not open a socket.', { cause: `origin ${origin}` });
  }
  const address = request.socket.remoteAddress ?? '';
  const { exposed, token } = services.socketRules.credentials(request);
  if (exposed) throw refuseToken(services, address, true, 'query_token');
  const verdict = await services.tokens.verify(token);
  if (!verdict.ok) throw refuseToken(services, address, token !== undefined, verdict.fault, verdict.subject);
  return verdict.principal;
}

/** The reason why a user gets no further socket now. Asked in the same breath as the socket is opened, or two could take the last place. */
export function lackOfRoom(core: Core, { socketRules }: Services, { userId }: Principal): Failure | undefined {
  if (core.stopping) return new Failure('SHUTTING_DOWN', 'The platform is shutting down.');
  const open = [...core.sockets.values()].filter((socket) => socket.userId === userId).length;
  if (open < socketRules.places()) return undefined;
  return new Failure('TOO_MANY_SOCKETS', `At most ${socketRules.places()} sockets a user.`, { retryAfterSeconds: RETRY_SECONDS, subject: userId });
}
