import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { connect, createServer as createPlainServer } from 'node:net';
import { startWireProxy } from '#utils/proxy/wire-proxy';
import type { WireProxy } from '#utils/proxy/wire-proxy';
import { expect, test } from '@playwright/test';

const TEXT = 'x'.repeat(10_000);

/** A server behind a proxy. */
async function stage() {
  const server = createServer((request, response) => response.end(request.url === '/long' ? TEXT : 'hello'));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const proxy = await startWireProxy(new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  const get = async (path = '/', signal?: AbortSignal) => (await fetch(`http://${proxy.host}${path}`, { headers: { connection: 'close' }, ...(signal ? { signal } : {}) })).text();
  const outcome = (path?: string, ms = 2000) => get(path, AbortSignal.timeout(ms)).catch((error: Error) => error.name);
  return {
    proxy, get, outcome,
    async [Symbol.asyncDispose]() {
      await proxy[Symbol.asyncDispose]();
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The bytes that arrive of a talk until its connection ends. Its pieces are said one at a time, each once all of those before have arrived. */
async function heard(pieces: readonly Buffer[], trouble: (proxy: WireProxy) => void): Promise<Buffer> {
  const server = createPlainServer();
  const talks = new Promise<Socket>((ready) => server.once('connection', ready));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  await using proxy = await startWireProxy(new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  trouble(proxy);
  const listener = connect(Number(new URL(`http://${proxy.host}`).port), '127.0.0.1');
  const talk = await talks;
  const waiting = [...pieces];
  let due = 0;
  const goOn = () => {
    const piece = waiting.shift();
    due += piece?.length ?? 0;
    if (piece) talk.write(piece);
    else talk.end();
  };
  const arrived: Buffer[] = [];
  // However it ends, what counts is what arrived before.
  listener.on('error', () => undefined).on('data', (chunk: Buffer) => {
    arrived.push(chunk);
    if (Buffer.concat(arrived).length === due) goOn();
  });
  goOn();
  await new Promise((ended) => listener.once('close', ended));
  server.close();
  return Buffer.concat(arrived);
}

test.describe('a network that fails on demand', () => {
  test('passes everything as it is until it is told otherwise', async () => {
    await using net = await stage();
    expect([await net.get(), await net.get('/long')]).toEqual(['hello', TEXT]);
    expect(net.proxy.total).toBe(2);
  });

  test('refuses newcomers, and lets them in again when it is well', async () => {
    await using net = await stage();
    net.proxy.refuse();
    expect(await net.outcome()).toBe('TypeError');
    net.proxy.heal();
    expect(await net.get()).toBe('hello');
  });

  test('breaks an answer off in the middle', async () => {
    await using net = await stage();
    net.proxy.cutAfter(5000);
    expect(await net.outcome('/long')).toBe('TypeError');
  });

  const said = Buffer.from('a 💻 and b, then 💻 again');
  for (const [what, pieces, text, bytes, arrives] of [
    ['within a character', [said], '💻', 1, said.subarray(0, 3)],
    ['before it', [said], '💻', 0, said.subarray(0, 2)],
    ['behind it', [said], '💻', 4, said.subarray(0, 6)],
    ['within one that comes in two pieces', [said.subarray(0, 4), said.subarray(4)], '💻', 3, said.subarray(0, 5)],
    ['within words of a later piece', [said.subarray(0, 8), said.subarray(8)], 'then', 2, said.subarray(0, said.indexOf('then') + 2)],
    ['in a piece that comes after the one that holds it', [said.subarray(0, 8), said.subarray(8)], '💻', 9, said.subarray(0, 11)],
    ['never where it is not said', [said.subarray(0, 4), said.subarray(4)], '🖥', 1, said],
  ] as const) {
    test(`breaks off so many bytes into what is said: ${what}`, async () => {
      expect((await heard(pieces, (proxy) => proxy.cutWithin(text, bytes))).toString('hex')).toBe(arrives.toString('hex'));
    });
  }

  test('holds everything back while it is stalled, and then lets it through', async () => {
    await using net = await stage();
    net.proxy.stall('down');
    const waiting = net.get();
    expect(await net.outcome('/', 200)).toBe('TimeoutError');
    net.proxy.heal();
    expect(await waiting).toBe('hello');
  });

  test('cuts what is open, at once', async () => {
    await using net = await stage();
    net.proxy.stall();
    const waiting = net.outcome();
    await expect.poll(() => net.proxy.open).toBe(1);
    expect(net.proxy.cut()).toBe(1);
    expect(await waiting).toBe('TypeError');
  });

  test('is late by what it was told, and slow by what it lets through', async () => {
    await using net = await stage();
    net.proxy.delay(100);
    const [before, text] = [performance.now(), await net.get()];
    const delayed = performance.now() - before;
    net.proxy.heal();
    net.proxy.throttle(50_000);
    const again = performance.now();
    const long = await net.get('/long');
    expect([text, long]).toEqual(['hello', TEXT]);
    // Once each way.
    expect(delayed).toBeGreaterThanOrEqual(190);
    expect(performance.now() - again).toBeGreaterThanOrEqual(190);
  });

  test('changes what passes', async () => {
    await using net = await stage();
    net.proxy.mangle((chunk, direction) => (direction === 'down' ? Buffer.from(chunk.toString('latin1').replace('hello', 'hallo'), 'latin1') : chunk));
    expect(await net.get()).toBe('hallo');
  });
});
