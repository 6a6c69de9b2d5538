import type { ClientRequest, IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer, request as sendRequest } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { pipeline } from 'node:stream';
import type { Duplex } from 'node:stream';
import { buffer } from 'node:stream/consumers';

/** What stands in front of platforms in a deployment: passes requests and sockets on, as nginx or a page's own server does. */
export interface HttpProxy extends AsyncDisposable {
  readonly origin: string;
  /** Origin of whoever answered each request or handshake so far, in order. */
  readonly answeredBy: readonly string[];
  /** To whom it passes on from now: the first who lets it in. With nobody there it answers 502. */
  passOnTo(...origins: readonly string[]): void;
}

/** Headers that belong to one connection and are not passed on. */
const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'content-length']);

/** Starts one on loopback. @param prefix what it takes off the beginning of paths: `/backend/api/threads` is passed on as `/api/threads` */
export async function startHttpProxy(prefix = ''): Promise<HttpProxy> {
  const answeredBy: string[] = [];
  const connections = new Set<Socket>();
  let upstreams: readonly string[] = [];

  /** The first upstream that lets a request in, and what it makes of it. */
  const ask = async <T>(incoming: IncomingMessage, headers: Headers, body: Buffer, take: (sent: ClientRequest, answered: () => void) => Promise<T>): Promise<T | undefined> => {
    for (const origin of upstreams) {
      const { hostname, port, host } = new URL(origin);
      const forwarded = { host, 'x-forwarded-host': incoming.headers.host ?? '', 'x-forwarded-proto': 'http', 'x-forwarded-for': incoming.socket.remoteAddress ?? '' };
      const sent = sendRequest({ hostname, port, method: incoming.method, path: pathOf(incoming, prefix), headers: { ...headers, ...forwarded }, agent: false });
      sent.end(body);
      try {
        return await take(sent, () => answeredBy.push(origin));
      } catch (error) {
        // Whoever was let in may have acted: only a refused connection is tried elsewhere.
        if (!isRefused(error)) return undefined;
      }
    }
    return undefined;
  };

  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const body = await buffer(incoming);
    const length = body.length > 0 ? { 'content-length': String(body.length) } : {};
    const answer = await ask(incoming, { ...endToEnd(incoming), ...length }, body, (sent, answered) =>
      new Promise<IncomingMessage>((resolve, reject) => {
        // A reader who goes away is gone for the platform as well.
        outgoing.once('close', () => sent.destroy());
        sent.once('error', reject).once('response', (response: IncomingMessage) => {
          answered();
          resolve(response);
        });
      }));
    if (!answer) {
      outgoing.writeHead(502, { 'content-type': 'text/plain' }).end('Bad gateway');
      return;
    }
    outgoing.writeHead(answer.statusCode ?? 502, pairsOf(answer).filter(([name]) => name.toLowerCase() === 'content-length' || !HOP_BY_HOP.has(name.toLowerCase())).flat());
    outgoing.flushHeaders();
    pipeline(answer, outgoing, () => answer.destroy());
  };

  const upgrade = async (incoming: IncomingMessage, client: Duplex): Promise<void> => {
    const { connection = 'Upgrade', upgrade: protocol = '' } = incoming.headers;
    const done = await ask(incoming, { ...endToEnd(incoming), connection, upgrade: protocol }, Buffer.alloc(0), (sent, answered) =>
      new Promise<true>((resolve, reject) => {
        sent.once('error', reject);
        sent.once('response', (refusal: IncomingMessage) => {
          answered();
          void buffer(refusal).then((text) => client.end(Buffer.concat([headOf(refusal), text])));
          resolve(true);
        });
        sent.once('upgrade', (agreed: IncomingMessage, platform: Socket, first: Buffer) => {
          answered();
          client.write(headOf(agreed));
          client.write(first);
          pipeline(client, platform, client, () => [client, platform].forEach((side) => side.destroy()));
          resolve(true);
        });
      }));
    if (!done) client.end('HTTP/1.1 502 Bad Gateway\r\nconnection: close\r\n\r\n');
  };

  const server = createServer((incoming, outgoing) => void serve(incoming, outgoing).catch(() => outgoing.destroy()));
  server.on('upgrade', (incoming, client) => void upgrade(incoming, client.on('error', () => client.destroy())));
  server.on('connection', (socket) => connections.add(socket.once('close', () => connections.delete(socket))));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    origin: `http://127.0.0.1:${portOf(server)}`,
    answeredBy,
    passOnTo(...origins) {
      upstreams = origins;
    },
    async [Symbol.asyncDispose]() {
      connections.forEach((socket) => socket.destroy());
      await new Promise((done) => server.close(done));
    },
  };
}
type Headers = Readonly<Record<string, string | string[]>>;

const pathOf = ({ url = '/' }: IncomingMessage, prefix: string): string => (prefix !== '' && url.startsWith(`${prefix}/`) ? url.slice(prefix.length) : url);

const endToEnd = ({ headers }: IncomingMessage): Headers =>
  Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (value === undefined || HOP_BY_HOP.has(name) ? [] : [[name, value]])));

/** An answer's head as it came, for a connection that is no longer spoken HTTP on. */
function headOf(answer: IncomingMessage): Buffer {
  const lines = pairsOf(answer).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from([`HTTP/${answer.httpVersion} ${answer.statusCode} ${answer.statusMessage}`, ...lines, '', ''].join('\r\n'), 'latin1');
}

/** Headers as they were written, repeated ones included. */
const pairsOf = ({ rawHeaders }: IncomingMessage): [string, string][] => rawHeaders.flatMap((name, index): [string, string][] => (index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? '']] : []));

const isRefused = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED';

function portOf(server: Server): number {
  // It listens on a port, so this is no pipe's name.
  return (server.address() as AddressInfo).port;
}
