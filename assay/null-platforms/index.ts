import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { FAULT_HEADER } from '#contracts/control.schema';
import { answersEmpty } from './answers-empty.ts';
import { echoes } from './echoes.ts';
import { refuses } from './refuses.ts';
import { stub } from './stub.ts';

/** Something that is no platform, and on which no test may pass. */
export interface NullPlatform {
  readonly name: string;
  readonly sentence: string;
  readonly answer: (request: IncomingMessage, response: ServerResponse) => void;
  /** What it does with a socket; left out, it refuses the handshake with 403. */
  readonly accept?: (socket: WebSocket) => void;
}

export const NULL_PLATFORMS: readonly NullPlatform[] = [refuses, answersEmpty, echoes, stub];

interface NullOptions {
  /** Any free one by default. */
  readonly port?: number;
  /** Serves TLS. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** For requests that choose none; it refuses without. */
  readonly standard?: string | undefined;
}

/** Starts all of them on one port: the header that chooses faults chooses here too. */
export async function startNullPlatforms({ port = 0, tls, standard }: NullOptions = {}): Promise<AsyncDisposable & { readonly url: string }> {
  const meantBy = ({ headers }: IncomingMessage) => NULL_PLATFORMS.find(({ name }) => name === (headers[FAULT_HEADER] ?? standard)) ?? refuses;
  const answer = (request: IncomingMessage, response: ServerResponse) => meantBy(request).answer(request, response);
  const server: Server = tls ? createTlsServer(tls, answer) : createServer(answer);
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, stream, head) => {
    const { accept } = meantBy(request);
    if (accept) sockets.handleUpgrade(request, stream, head, (socket) => accept(socket.on('error', () => socket.terminate())));
    else stream.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
  });
  const connections = new Set<Socket>();
  server.on('connection', (connection: Socket) => connections.add(connection.once('close', () => connections.delete(connection))));
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
  return { url: `${tls ? 'https' : 'http'}://127.0.0.1:${portOf(server)}`, [Symbol.asyncDispose]: () => close(server, sockets, connections) };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

/** A connection that was upgraded, or refused and left half open, is none of the server’s any more, and would keep it from closing. */
async function close(server: Server, sockets: WebSocketServer, connections: ReadonlySet<Socket>): Promise<void> {
  for (const socket of sockets.clients) socket.terminate();
  const closed = new Promise((done) => server.close(done));
  for (const connection of connections) connection.destroy();
  await closed;
}
