import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import { LIMITS } from '#contracts/limits';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fastify from 'fastify';
import type { IncomingMessage } from 'node:http';
import type { Core } from '../core.ts';
import { Failure } from '../problem.ts';
import type { Services } from '../services.ts';
import { headerOf, readRequestId, readTraceId } from './context.ts';
import { toProblem } from './problem-document.ts';

/** Chooses the services that serve one request or handshake. */
export type SelectServices = (request: Pick<IncomingMessage, 'headers'>) => Services;

/** The HTTP server with everything that is the same for every route: ids, headers, limits, CORS, errors. */
export async function createServer(core: Core, select: SelectServices): Promise<FastifyInstance> {
  const app = fastify({ bodyLimit: LIMITS.bodyBytes, forceCloseConnections: true, routerOptions: { maxParamLength: 256 } });
  app.decorate('routeTable', []);
  app.decorateRequest('scope');

  app.addHook('onRequest', async (request, reply) => {
    const traceId = readTraceId(headerOf(request, 'traceparent'));
    const requestId = readRequestId(headerOf(request, 'x-request-id'));
    request.scope = { services: select(request), requestId, traceId };
    reply.headers({ 'x-request-id': requestId, 'x-trace-id': traceId });
    if (core.stopping) throw new Failure('SHUTTING_DOWN', 'The platform is shutting down.', { headers: { connection: 'close' } });
  });
  app.addHook('onResponse', async (request, reply) => {
    core.log.write(reply.statusCode >= 500 ? 'error' : 'debug', 'http_request', {
      trace_id: request.scope.traceId, request_id: request.scope.requestId, method: request.method, path: request.url.split('?')[0],
      status: reply.statusCode, ms: Math.round(reply.elapsedTime * 10) / 10,
    });
  });

  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"], scriptSrc: ["'self'"], styleSrc: ["'self'"], imgSrc: ["'self'", 'data:'], fontSrc: ["'self'"],
        connectSrc: ["'self'"], manifestSrc: ["'self'"], baseUri: ["'none'"], formAction: ["'self'"], frameAncestors: ["'none'"],
      },
    },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    // Plain HTTP must not promise TLS; the TLS listener sets it.
    strictTransportSecurity: false,
  });
  await app.register(cors, {
    origin: (origin, done) => done(null, origin !== undefined && core.settings.PLATFORM_ALLOWED_ORIGINS.includes(origin)),
    credentials: true,
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: ['authorization', 'content-type', 'x-request-id', 'idempotency-key', 'last-event-id', 'traceparent'],
    exposedHeaders: ['x-request-id', 'x-trace-id', 'x-total-count', 'link', 'location', 'retry-after', 'ratelimit', 'ratelimit-policy'],
  });

  app.setErrorHandler((error, request, reply) => sendProblem(core, error, request, reply));
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const allowed = app.routeTable.filter((route) => patternOf(route.path).test(path)).map((route) => route.method);
    const failure = allowed.length > 0
      ? new Failure('METHOD_NOT_ALLOWED', `${request.method} is not allowed here.`, { headers: { allow: [...new Set(allowed)].join(', ') } })
      : new Failure('NOT_FOUND', 'There is nothing at this address.');
    return sendProblem(core, failure, request, reply);
  });
  return app;
}

const patternOf = (path: string) => new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`);

function sendProblem(core: Core, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { failure, body, headers } = toProblem(error, request.scope);
  core.log.write(failure.status >= 500 ? 'error' : 'info', 'http_refused', {
    trace_id: request.scope.traceId, request_id: request.scope.requestId, method: request.method, path: request.url.split('?')[0],
    status: failure.status, error_code: failure.code, reason: describeCause(failure.options.cause),
  });
  void reply.status(failure.status).headers(headers).type('application/problem+json');
  return reply.send(request.scope.services.responses.send('problem', reply, body));
}

const describeCause = (cause: unknown): string | undefined => (cause instanceof Error ? (cause.stack ?? cause.message) : typeof cause === 'string' ? cause : undefined);
