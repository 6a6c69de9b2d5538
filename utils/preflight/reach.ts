import { lookup } from 'node:dns/promises';
import { connect as connectTcp, isIP } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { reasonOf } from '../errors.ts';

/** Where on the way to the application something went wrong. */
export type Layer = 'DNS' | 'TCP' | 'TLS' | 'proxy' | 'application' | 'application at the upgrade' | 'application after accepting' | 'silence' | 'token';

/** One thing that is wrong, and what to do about it. */
export interface Finding {
  readonly layer: Layer;
  readonly what: string;
  readonly remedy: string;
}

/** Tries the way to an address layer by layer; undefined when a connection stands. @param ca PEM of the authority to trust instead of the system's */
export async function reach(address: string, timeoutMs: number, ca?: string): Promise<Finding | undefined> {
  const url = new URL(address);
  const secure = /^(https|wss):$/.test(url.protocol);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port) || (secure ? 443 : 80);
  try {
    await lookup(host);
  } catch (error) {
    return { layer: 'DNS', what: `${host} has no address: ${reasonOf(error)}`, remedy: 'check the name in the address, and whether this machine is in the right network' };
  }
  const tcp = await attempt((done, fail) => connectTcp({ host, port }, done).once('error', fail), timeoutMs);
  if (tcp) return { layer: 'TCP', what: `${host}:${port} does not accept connections: ${tcp}`, remedy: 'is the platform running, and is the port right? For the embedded one: `npm run platform`' };
  const tls = secure ? await attempt((done, fail) => connectTls({ host, port, ...(ca === undefined ? {} : { ca }), ...(isIP(host) ? {} : { servername: host }) }, done).once('error', fail), timeoutMs) : undefined;
  if (tls) return { layer: 'TLS', what: `${host}:${port} accepts connections, but TLS fails: ${tls}`, remedy: 'check the certificate (name, expiry, issuer; NODE_EXTRA_CA_CERTS for a private one) and whether the port speaks TLS at all' };
  return undefined;
}

interface Connection {
  destroy(): unknown;
}
/** The reason why a connection does not come about in time; undefined when it does. */
function attempt(open: (done: () => void, fail: (error: Error) => void) => Connection, timeoutMs: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const settle = (reason: string | undefined) => {
      clearTimeout(timer);
      connection.destroy();
      resolve(reason);
    };
    const timer = setTimeout(() => settle(`no answer within ${timeoutMs} ms`), timeoutMs);
    const connection = open(() => settle(undefined), (error) => settle(reasonOf(error)));
  });
}

/** Answers that come from something in front of the application: the application sends an id with each of its own. */
export function isFromProxy(status: number, headers: Headers): boolean {
  return !headers.has('x-request-id') && (status === 407 || status >= 500 || /html/.test(headers.get('content-type') ?? ''));
}
