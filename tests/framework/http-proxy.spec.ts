import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startHttpProxy } from '#utils/proxy/http-proxy';
import { listenersOf } from '#utils/target/listeners';
import { expect, test } from '@playwright/test';
import type { RawData } from 'ws';
import { WebSocket, WebSocketServer } from 'ws';

/** Whole messages come as one buffer. */
const textOf = (data: RawData) => (Buffer.isBuffer(data) ? data.toString() : '');

/** Tells what it was asked, in its own name. */
async function startServer(name: string) {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => response.writeHead(request.url === '/missing' ? 404 : 200, { 'x-name': name }).end(JSON.stringify({ method: request.method, url: request.url, body, host: request.headers['x-forwarded-host'] })));
  });
  const sockets = new WebSocketServer({ server, path: '/ws' });
  sockets.on('connection', (socket) => socket.on('message', (data) => socket.send(`${name}: ${textOf(data)}`)));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      sockets.clients.forEach((socket) => socket.terminate());
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** What a socket answers to a word, or why there is none. */
function say(url: string, word: string): Promise<string> {
  return new Promise((answer) => {
    const socket = new WebSocket(url);
    socket.on('open', () => socket.send(word)).on('error', (error) => answer(error.message));
    socket.on('message', (data) => {
      answer(textOf(data));
      socket.close();
    });
  });
}

test.describe('a proxy in front', () => {
  test('passes requests on with their body, takes its prefix off, and gives the answer back as it is', async () => {
    await using server = await startServer('one');
    await using proxy = await startHttpProxy('/backend');
    proxy.passOnTo(server.origin);
    const posted = await fetch(`${proxy.origin}/backend/things?a=1`, { method: 'POST', body: 'a thing' });
    const missing = await fetch(`${proxy.origin}/missing`);

    expect([posted.status, posted.headers.get('x-name'), await posted.json()]).toEqual([200, 'one', { method: 'POST', url: '/things?a=1', body: 'a thing', host: new URL(proxy.origin).host }]);
    expect(missing.status).toBe(404);
    expect(proxy.answeredBy).toEqual([server.origin, server.origin]);
  });

  test('goes to the next where nobody lets it in, and says so where there is none', async () => {
    const gone = await startServer('gone');
    await gone[Symbol.asyncDispose]();
    await using server = await startServer('there');
    await using proxy = await startHttpProxy();
    proxy.passOnTo(gone.origin, server.origin);
    const found = await fetch(`${proxy.origin}/`);
    const socket = await say(`${proxy.origin.replace('http', 'ws')}/ws`, 'hello');
    proxy.passOnTo(gone.origin);
    const nobody = await fetch(`${proxy.origin}/`);

    expect([found.headers.get('x-name'), socket, nobody.status]).toEqual(['there', 'there: hello', 502]);
    expect(await say(`${proxy.origin.replace('http', 'ws')}/ws`, 'hello')).toContain('502');
  });

  test('passes sockets on, and the refusal of one with its status', async () => {
    await using server = await startServer('one');
    await using proxy = await startHttpProxy('/backend');
    proxy.passOnTo(server.origin);
    const at = (path: string) => `${proxy.origin.replace('http', 'ws')}${path}`;

    expect([await say(at('/backend/ws'), 'hello'), await say(at('/backend/elsewhere'), 'hello')]).toEqual(['one: hello', expect.stringContaining('400')]);
  });

  test('what a process listens on is told by address and port', async () => {
    await using server = await startServer('one');
    expect(listenersOf(process.pid)).toContain(new URL(server.origin).host);
  });
});
