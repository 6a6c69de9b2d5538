import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Principal } from '../auth/ports.ts';
import type { Services } from '../services.ts';

/** What one request or handshake carries through the platform. */
export interface RequestScope {
  readonly services: Services;
  readonly requestId: string;
  /** W3C trace id: the caller's when it sent a well-formed `traceparent`, else a new one. */
  readonly traceId: string;
}

/** What a route's handler gets: the scope, the checked inputs, and whom it acts for. */
export interface RouteContext<P, Q, B> extends RequestScope {
  readonly principal: Principal;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

declare module 'fastify' {
  interface FastifyRequest {
    scope: RequestScope;
    /** Set by routes that need a signed-in user. */
    principal: Principal | undefined;
  }
}

const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;
const REQUEST_ID = /^[\w.:-]{1,128}$/;

/** Malformed or all-zero `traceparent` headers are ignored, never an error (W3C Trace Context). */
export function readTraceId(header: string | undefined): string {
  const [, traceId, parentId] = TRACEPARENT.exec(header ?? '') ?? [];
  const valid = traceId && parentId && !/^0+$/.test(traceId) && !/^0+$/.test(parentId);
  return valid ? traceId : randomBytes(16).toString('hex');
}

/** The caller's own span in a well-formed `traceparent`. */
export function readParentSpan(header: string | undefined): string | null {
  const [, traceId, parentId] = TRACEPARENT.exec(header ?? '') ?? [];
  return traceId && traceId === readTraceId(header) ? (parentId ?? null) : null;
}

export function readRequestId(header: string | undefined): string {
  return header && REQUEST_ID.test(header) ? header : `req_${randomBytes(8).toString('hex')}`;
}

/** First value of a header that may be repeated. */
export function headerOf(request: { headers: IncomingMessage['headers'] }, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** The token of `Authorization: Bearer …`; undefined when there is none. */
export function bearerOf(request: { headers: IncomingMessage['headers'] }): string | undefined {
  return /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1]?.trim();
}
