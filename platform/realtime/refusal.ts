import type { ErrorCode } from '#contracts/error.schema';
import { CLOSE } from '#contracts/frame.schema';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { RequestScope } from '../http/context.ts';
import { toProblem } from '../http/problem-document.ts';
import { errorContent, stampFrame } from './frames.ts';
import type { PlatformSocket } from './platform-socket.ts';
import type { Closing, RefusalAnswer } from './ports.ts';

/** How long a refused caller may take to read the answer. */
const LINGER_MS = 1000;

/** Answers a handshake with a whole HTTP response instead of 101. */
export function refuseBeforeUpgrade(socket: Duplex, scope: RequestScope, error: unknown): void {
  const { failure, body, headers } = toProblem(error, scope);
  const answer = scope.services.wire.refusal({
    status: failure.status,
    headers: {
      ...scope.services.security.headers(), 'content-type': 'application/problem+json', 'cache-control': 'no-store', connection: 'close',
      'x-request-id': scope.requestId, 'x-trace-id': scope.traceId, ...headers,
    },
    body: JSON.stringify(body),
  });
  // Read on: closing with unread frames in the buffer would reset the connection and take the answer with it.
  socket.resume();
  if (answer) socket.end(inBytes(answer));
  const timer = setTimeout(() => socket.destroy(), LINGER_MS);
  socket.once('close', () => clearTimeout(timer));
}

function inBytes({ status, headers, body }: RefusalAnswer): string {
  const lines = Object.entries({ ...headers, 'content-length': Buffer.byteLength(body) }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`;
}

const CLOSINGS: Partial<Record<ErrorCode, Closing>> = {
  AUTH_FAILED: CLOSE.authFailed, ORIGIN_NOT_ALLOWED: CLOSE.originNotAllowed, TOO_MANY_SOCKETS: CLOSE.overload, SHUTTING_DOWN: CLOSE.shutdown,
};

/** The other style of real deployments: the socket opens, says why in one `error` frame, and closes. */
export function refuseAfterAccept(socket: PlatformSocket, scope: RequestScope, error: unknown): void {
  const { wire, clock } = scope.services;
  const content = errorContent(error, scope);
  for (const frame of wire.frame(stampFrame(content, clock.now()))) socket.send(JSON.stringify(frame));
  const closing = wire.closing(CLOSINGS[content.data.error_code] ?? CLOSE.overload);
  if (closing) socket.finish(closing);
}
