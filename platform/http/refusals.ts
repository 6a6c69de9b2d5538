import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Socket } from 'node:net';
import { STATUS_CODES } from 'node:http';
import type { Core } from '../core.ts';
import { Failure } from '../problem.ts';
import type { Services } from '../services.ts';
import { allowedMethods } from './allowed-methods.ts';
import { readRequestId, readTraceId } from './context.ts';
import { toProblem } from './problem-document.ts';
import type { AnyRoute } from './route.ts';

/** Answers a request with the problem document of whatever was thrown, and logs it once. */
export function sendProblem(core: Core, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { failure, body, headers } = toProblem(error, request.scope);
  core.log.write(failure.status >= 500 ? 'error' : 'info', 'http_refused', {
    trace_id: request.scope.traceId, request_id: request.scope.requestId, user_id: request.principal?.userId, method: request.method, path: pathOf(request),
    status: failure.status, error_code: failure.code, reason: describeCause(failure.options.cause),
  });
  if (failure.status >= 500 && failure.code !== 'SHUTTING_DOWN') reportError(failure, request);
  void reply.status(failure.status).headers(headers).type('application/problem+json');
  return reply.send(request.scope.services.responses.send('problem', reply, body));
}

/** What no route serves: 204 to a plain OPTIONS, 405 where another method would do, else 404. */
export function sendUnserved(core: Core, routes: readonly AnyRoute[], request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const allow = allowedMethods(routes, pathOf(request)).join(', ');
  if (!allow) return sendProblem(core, new Failure('NOT_FOUND', 'There is nothing at this address.'), request, reply);
  if (request.method === 'OPTIONS') return reply.status(204).header('allow', allow).send();
  return sendProblem(core, new Failure('METHOD_NOT_ALLOWED', `${request.method} is not allowed here.`, { headers: { allow } }), request, reply);
}

/** Statuses of what is not even a request, by the parser's code; everything else is a 400. */
const UNREADABLE: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/** Answers bytes that are no HTTP request, on the bare socket: nothing of the server's request handling ran. */
export function refuseUnreadable(services: Services, error: NodeJS.ErrnoException, socket: Socket): void {
  // Whoever could not agree on TLS cannot read an answer either.
  if (error.code === 'ECONNRESET' || error.code?.startsWith('ERR_SSL_') || !socket.writable) {
    socket.destroy(error);
    return;
  }
  const status = UNREADABLE[error.code ?? ''] ?? 400;
  const scope = { services, requestId: readRequestId(undefined), traceId: readTraceId(undefined) };
  const { body } = toProblem(new Failure('BAD_REQUEST', 'The request could not be read.'), scope);
  const title = STATUS_CODES[status] ?? body.title;
  const text = JSON.stringify({ ...body, status, title });
  const headers = {
    ...services.security.headers(), 'x-request-id': scope.requestId, 'x-trace-id': scope.traceId,
    'content-type': 'application/problem+json', 'content-length': String(Buffer.byteLength(text)), connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${title}\r\n${lines.join('')}\r\n${text}`);
}

/** Our side's fault. The route, not the address: an error is the same for all ids. */
function reportError({ code, message }: Failure, { scope, principal, method, routeOptions }: FastifyRequest): void {
  scope.services.errorReports.capture({
    source: 'request', errorCode: code, place: `${method} ${routeOptions.url ?? '(unknown)'}`, message, userId: principal?.userId ?? null,
    requestId: scope.requestId, traceId: scope.traceId,
  });
}

const pathOf = (request: FastifyRequest): string => request.url.split('?')[0] ?? '';

const describeCause = (cause: unknown): string | undefined => {
  if (cause instanceof Error) return cause.stack ?? cause.message;
  return typeof cause === 'string' ? cause : undefined;
};
