import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startWireProxy } from '#utils/proxy/wire-proxy';
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
