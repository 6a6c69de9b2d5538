import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';

/** What is wrong with it: how its socket treats a token that HTTP accepts, or what it thinks the time is. */
export interface Misconfiguration {
  readonly socket?: 'refuses' | 'closes with 1008' | 'tells an error and closes with 1008' | 'upgrades and stays silent' | 'never answers';
  /** HTTP refuses every token too. */
  readonly refusesTokens?: boolean;
  /** Its clock is ahead of ours by so much. */
  readonly skewSeconds?: number;
  /** Something in front answers for it, with a page of HTML. */
  readonly behindProxy?: number;
}

/** As little of a platform as the preflight talks to, wrong in one way that the embedded platform cannot be. */
export async function startMisconfigured(wrong: Misconfiguration): Promise<{ url: string } & AsyncDisposable> {
  const server = createServer((request, response) => answer(request, response, wrong));
  const sockets = new WebSocketServer({ noServer: true });
  const connections = new Set<Duplex>();
  server.on('connection', (connection) => connections.add(connection));
  server.on('upgrade', (request, connection, head) => {
    if (wrong.socket === 'never answers') return;
    if (wrong.socket === 'refuses') {
      connection.end('HTTP/1.1 403 Forbidden\r\nx-request-id: 1\r\ncontent-type: application/json\r\nconnection: close\r\n\r\n{"detail":"invalid token"}');
      return;
    }
    sockets.handleUpgrade(request, connection, head, (socket) => {
      if (wrong.socket === 'tells an error and closes with 1008') socket.send(JSON.stringify({ type: 'error', data: { error_code: 'AUTH_FAILED', message: 'invalid token' } }));
      if (wrong.socket !== 'upgrades and stays silent') socket.close(1008, 'auth_failed');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      connections.forEach((connection) => connection.destroy());
      server.close();
      await once(server, 'close');
    },
  };
}

function answer({ url = '', method }: IncomingMessage, response: ServerResponse, { refusesTokens, skewSeconds = 0, behindProxy }: Misconfiguration): void {
  const send = (status: number, body: unknown) => {
    response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': '1', date: new Date(Date.now() + skewSeconds * 1000).toUTCString() });
    response.end(JSON.stringify(body));
  };
  if (behindProxy) response.writeHead(behindProxy, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>');
  else if (url === '/auth/e2e/test-auth' && method === 'POST') send(200, tokens());
  else if (url.startsWith('/api/threads')) send(refusesTokens ? 401 : 200, refusesTokens ? { detail: 'invalid token' } : []);
  else send(404, { detail: 'not found' });
}

function tokens() {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const claims = { sub: 'usr_1', iss: 'netra-auth-service', aud: 'netra-platform', token_type: 'access', iat: now, exp: now + 900 };
  const user = { id: 'usr_1', email: 'somebody@example.test', full_name: 'Somebody', role: 'standard_user', plan: 'pro', permissions: [] };
  return { access_token: `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}.${randomBytes(32).toString('base64url')}`, refresh_token: randomBytes(24).toString('hex'), token_type: 'Bearer', expires_in: 900, user };
}
