import { LIMITS } from '#contracts/limits';
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import type { z } from 'zod';
import type { Principal } from '../auth/ports.ts';
import { Failure, parseInput } from '../problem.ts';
import type { RouteContext } from './context.ts';
import type { Entrance } from '../observability/ports.ts';
import type { Services } from '../services.ts';
import { headerOf, readParentSpan } from './context.ts';
import { requireJson } from './json-body.ts';

type Empty = Record<string, never>;
type Output<S> = S extends z.ZodType ? z.output<S> : Empty;

export interface RouteDefinition<Q extends z.ZodType | undefined, B extends z.ZodType | undefined> {
  readonly method: Extract<HTTPMethods, 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'>;
  readonly path: string;
  readonly summary: string;
  /** `none`: anyone; `user`: a valid token; `admin`: and the admin right. */
  readonly auth: 'none' | 'user' | 'admin';
  readonly query?: Q;
  readonly body?: B;
  /** Body schema by success status: what the handler returns, and what the API document will say. */
  readonly answers: Readonly<Record<number, z.ZodType>>;
  handler(context: RouteContext<Readonly<Record<string, string>>, Output<Q>, Output<B>>): unknown;
}
export type AnyRoute = Omit<RouteDefinition<z.ZodType | undefined, z.ZodType | undefined>, 'handler'>;

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route registered through `route`, for 405 answers and the API document. */
    routeTable: AnyRoute[];
  }
}

/**
 * Registers one route: authentication, rate limit, input checks, handler, in this order. Whatever throws a `Failure`
 * becomes a problem document. The handler's value is the body; it sets another status than 200 on `reply` itself.
 */
export function route<Q extends z.ZodType | undefined = undefined, B extends z.ZodType | undefined = undefined>(
  app: FastifyInstance,
  definition: RouteDefinition<Q, B>,
): void {
  app.routeTable.push(definition);
  app.route({
    method: definition.method,
    url: definition.path,
    bodyLimit: definition.path.startsWith('/auth/') ? LIMITS.authBodyBytes : LIMITS.bodyBytes,
    // Before the body is read: strangers learn nothing and cost nothing.
    onRequest: async (request, reply) => {
      // The router takes a parameter that is empty for one: `/api/flags/` would be the flag without a name.
      if (Object.values(request.params ?? {}).includes('')) throw new Failure('NOT_FOUND', 'There is nothing at this address.');
      request.principal = await authenticate(definition.auth, request, reply);
    },
    handler: async (request, reply) => {
      if (definition.body) requireJson(request);
      const name = `${definition.method} ${definition.path}`;
      const body = await request.scope.services.traces.within({ kind: 'gateway', name, entrance: entranceOf(request) }, async () => definition.handler({
        ...request.scope,
        // Routes with auth `none` never look at it; all others have one by now.
        principal: request.principal as Principal,
        params: request.params as Record<string, string>,
        query: (definition.query ? parseInput(definition.query, request.query) : {}) as Output<Q>,
        body: (definition.body ? parseInput(definition.body, request.body === undefined ? {} : request.body) : {}) as Output<B>,
        request,
        reply,
      }));
      if (reply.sent) return reply;
      return reply.send(request.scope.services.responses.send(name, reply, body));
    },
  });
}

const entranceOf = ({ scope: { traceId, requestId }, principal, headers }: FastifyRequest): Entrance => ({
  traceId, requestId, parentSpanId: readParentSpan(headerOf({ headers }, 'traceparent')), userId: principal?.userId ?? null,
});

/** Order matters: a bad token is told before the quota of its user is touched; strangers are counted by address. */
async function authenticate(auth: AnyRoute['auth'], request: FastifyRequest, reply: FastifyReply): Promise<Principal | undefined> {
  const { services } = request.scope;
  const token = services.policy.tokenOf(request.raw);
  const verdict = auth === 'none' ? undefined : await services.tokens.verify(token);
  if (verdict && !verdict.ok) throw refuseToken(services, request.ip, token !== undefined, verdict.fault);
  const principal = verdict?.principal;
  const quota = services.rateLimits.take('http', principal?.userId ?? `address:${request.ip}`);
  void reply.headers({ 'ratelimit-policy': `"http";q=${quota.limit};w=60`, ratelimit: `"http";r=${quota.remaining};t=${quota.resetSeconds}` });
  if (!quota.allowed) throw new Failure('RATE_LIMITED', `More than ${quota.limit} requests in a minute.`, { retryAfterSeconds: quota.resetSeconds });
  if (auth === 'admin' && principal && !services.policy.isAdmin(principal)) throw new Failure('AUTH_UNAUTHORIZED', 'Admin access required.');
  return principal;
}

/**
 * The refusal of a request whose token is no good. Bad tokens are counted by address, because they have no user, and an address
 * that has sent too many is told to come back later; good tokens from the same address go on as before.
 */
export function refuseToken({ rateLimits }: Services, address: string, sent: boolean, fault: string, subject?: string): Failure {
  const quota = sent ? rateLimits.take('bad_token', address) : undefined;
  if (quota === undefined || quota.allowed) return unauthenticated(sent, fault, subject);
  return new Failure('RATE_LIMITED', `More than ${quota.limit} invalid tokens in a minute.`, { retryAfterSeconds: quota.resetSeconds, cause: fault, ...(subject === undefined ? {} : { subject }) });
}

/** One public message for every defect of a token; the reason goes to the log as the failure's cause. */
export function unauthenticated(sent: boolean, fault: string, subject?: string): Failure {
  const challenge = sent ? 'Bearer realm="netra-platform", error="invalid_token"' : 'Bearer realm="netra-platform"';
  return new Failure('AUTH_FAILED', sent ? 'Invalid or expired token.' : 'Authentication required.', { headers: { 'www-authenticate': challenge }, cause: fault, ...(subject === undefined ? {} : { subject }) });
}
