import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import type { Core } from '../core.ts';
import { readRequestId, readTraceId } from './context.ts';
import { originOf } from './origin.ts';
import type { SelectServices } from './server.ts';
import { headerOf } from './context.ts';

export interface RedirectServer {
  /** Origin it listens on. */
  readonly origin: string;
  close(): Promise<void>;
}

/** Plain HTTP beside a platform served over TLS: whatever is asked for there is somewhere else. */
export async function startRedirects(core: Core, select: SelectServices, port: number): Promise<RedirectServer> {
  const plain = select({ headers: {} });
  const server = createServer((request, response) => {
    const { security } = selectOr(plain, () => select(request));
    const { status, location } = security.redirect(request.url ?? '/');
    const ids = { 'x-request-id': readRequestId(headerOf(request, 'x-request-id')), 'x-trace-id': readTraceId(headerOf(request, 'traceparent')) };
    response.writeHead(status, { ...security.headers(), ...ids, location, 'content-length': 0, connection: 'close' }).end();
    request.resume();
  });
  await new Promise<void>((listening, failed) => server.once('error', failed).listen(port, core.settings.PLATFORM_HOST, listening));
  const { port: bound } = server.address() as AddressInfo;
  return {
    origin: originOf(core.settings.PLATFORM_HOST, bound),
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** A control header that makes no sense is refused where it is sent next, over TLS. */
function selectOr<T>(plain: T, select: () => T): T {
  try {
    return select();
  } catch {
    return plain;
  }
}
