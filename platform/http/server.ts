import cors from '@fastify/cors';
import { LIMITS } from '#contracts/limits';
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import fastify from 'fastify';
import type { IncomingMessage } from 'node:http';
import type { Core } from '../core.ts';
import { countConnections } from '../metrics/connections.ts';
import { Failure } from '../problem.ts';
import type { Services } from '../services.ts';
import { headerOf, readRequestId, readTraceId } from './context.ts';
import { readJsonOnly } from './json-body.ts';
import { refuseUnreadable, sendProblem, sendUnserved } from './refusals.ts';
import type { Tls } from './tls.ts';

/** Chooses the services that serve one request or handshake. @throws Failure BAD_REQUEST for a control header that makes no sense */
export type SelectServices = (request: Pick<IncomingMessage, 'headers'>) => Services;

/** The HTTP server with everything that is the same for every route: ids, headers, limits, CORS, errors. */
export async function createServer(core: Core, select: SelectServices, tls?: Tls): Promise<FastifyInstance> {
  const plain = select({ headers: {} });
  const options: FastifyServerOptions = {
    bodyLimit: LIMITS.bodyBytes,
    // Requests in flight are in core.pending, which a shutdown waits for; what is left after that is cut.
    forceCloseConnections: true,
    return503OnClosing: false,
    routerOptions: { maxParamLength: 256 },
    // Whole requests only: somebody who sends one byte a minute is cut off.
    requestTimeout: 60_000,
    clientErrorHandler: (error, socket) => refuseUnreadable(plain, error, socket),
    // What the router itself refuses reaches no hook.
    frameworkErrors: (error, request, reply) => {
      openScope(plain, request, reply);
      void sendProblem(core, error, request, reply);
    },
  };
  // A missing Host is refused below instead, in the same words as everything else.
  const http = { requireHostHeader: false };
  // A server over TLS is used exactly like the other; only its type in Fastify is another.
  const app = tls ? (fastify({ ...(options as object), https: { ...tls, ...http } }) as unknown as FastifyInstance) : fastify({ ...options, http });
  // An expectation nobody knows is ignored, rather than refused by Node in words of its own.
  app.server.on('checkExpectation', (request, response) => app.server.emit('request', request, response));
  app.decorate('routeTable', []);
  app.decorateRequest('scope');
  app.decorateRequest('principal');
  readJsonOnly(app);
  countConnections(app, core);

  // The order of the hooks decides what an early refusal still carries: ids and security headers always, CORS from its hook on.
  app.addHook('onRequest', async (request, reply) => openScope(plain, request, reply));
  app.addHook('onRequest', async (_request, reply) => keepPending(core, reply));
  app.addHook('onRequest', async (request, reply) => {
    const services = select(request);
    request.scope = { ...request.scope, services };
    if (services !== plain) replaceSecurityHeaders(plain, services, reply);
  });
  await app.register(cors, {
    delegator: (request: FastifyRequest, done) => done(null, corsOptions(request)),
  });
  app.addHook('onRequest', async (request) => {
    if (request.raw.httpVersion === '1.1' && request.headers.host === undefined) throw new Failure('BAD_REQUEST', 'The header Host is missing.');
    if (core.stopping) throw new Failure('SHUTTING_DOWN', 'The platform is shutting down.', { headers: { connection: 'close' } });
  });
  app.addHook('onResponse', async (request, reply) => {
    core.log.write(reply.statusCode >= 500 ? 'error' : 'debug', 'http_request', {
      trace_id: request.scope.traceId, request_id: request.scope.requestId, user_id: request.principal?.userId, method: request.method, path: request.url.split('?')[0],
      status: reply.statusCode, ms: Math.round(reply.elapsedTime * 10) / 10,
    });
    // The pattern, not the address: addresses are without number.
    const served = request.is404 ? undefined : request.routeOptions.url;
    request.scope.services.metrics.request({ method: request.method, route: served ?? 'none', status: reply.statusCode, seconds: reply.elapsedTime / 1000 });
  });

  app.setErrorHandler((error, request, reply) => sendProblem(core, error, request, reply));
  app.setNotFoundHandler((request, reply) => sendUnserved(core, app.routeTable, request, reply));
  return app;
}

/** Ids and security headers, before anything can refuse the request. */
function openScope(services: Services, request: FastifyRequest, reply: FastifyReply): void {
  const requestId = readRequestId(headerOf(request, 'x-request-id'));
  const traceId = readTraceId(headerOf(request, 'traceparent'));
  request.scope = { services, requestId, traceId };
  void reply.headers({ ...services.security.headers(), vary: 'Origin', 'x-request-id': requestId, 'x-trace-id': traceId });
}

/** The services of a request are known after the first headers were set. */
function replaceSecurityHeaders(before: Services, after: Services, reply: FastifyReply): void {
  for (const name of Object.keys(before.security.headers())) void reply.removeHeader(name);
  void reply.headers(after.security.headers());
}

function keepPending({ pending }: Core, reply: FastifyReply): void {
  const answered = new Promise<void>((resolve) => reply.raw.once('close', resolve));
  pending.add(answered);
  void answered.then(() => pending.delete(answered));
}

const corsOptions = (request: FastifyRequest) => ({
  origin: request.headers.origin !== undefined && request.scope.services.policy.originAllowed(request.headers.origin),
  credentials: true,
  // A plain OPTIONS from an allowed page is answered like a preflight, not with a page of text.
  strictPreflight: false,
  methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
  allowedHeaders: ['authorization', 'content-type', 'x-request-id', 'idempotency-key', 'last-event-id', 'traceparent'],
  exposedHeaders: [
    'x-request-id', 'x-trace-id', 'x-total-count', 'link', 'location', 'retry-after', 'ratelimit', 'ratelimit-policy', 'idempotent-replayed',
    'x-run-id', 'x-thread-id', 'x-next-cursor',
  ],
});
