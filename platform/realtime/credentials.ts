import { SUBPROTOCOL, TOKEN_SUBPROTOCOL_PREFIX } from '#contracts/frame.schema';
import type { IncomingMessage } from 'node:http';
import { bearerOf, headerOf } from '../http/context.ts';

/** Names under which clients put a token into the URL, where every proxy on the way would write it down. */
const QUERY_NAMES = ['token', 'access_token', 'auth_token', 'jwt'];

export function hasQueryToken(request: IncomingMessage): boolean {
  const query = new URLSearchParams(request.url?.split('?')[1]);
  return QUERY_NAMES.some((name) => query.has(name));
}

/** The token of `Authorization: Bearer …`, else of the subprotocols, the one place where a browser can put it. */
export function handshakeToken(request: IncomingMessage): string | undefined {
  return bearerOf(request) ?? subprotocolToken(headerOf(request, 'sec-websocket-protocol') ?? '');
}

function subprotocolToken(header: string): string | undefined {
  const offered = header.split(',').map((name) => name.trim());
  const carrier = offered.includes(SUBPROTOCOL) ? offered.find((name) => name.startsWith(TOKEN_SUBPROTOCOL_PREFIX)) : undefined;
  return carrier && Buffer.from(carrier.slice(TOKEN_SUBPROTOCOL_PREFIX.length), 'base64url').toString();
}
