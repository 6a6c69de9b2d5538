import type { AddressInfo, Server, Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import type { TransformCallback } from 'node:stream';
import { Transform } from 'node:stream';

/** Which way bytes go: to the platform, or from it. */
export type Direction = 'up' | 'down';

/** A network between clients and platform that fails when it is told to. Bytes it does not touch pass as they are. */
export interface WireProxy extends AsyncDisposable {
  /** `127.0.0.1:<port>`, in place of the platform's own host. */
  readonly host: string;
  /** Connections that are open now, and that there were in all. */
  readonly open: number;
  readonly total: number;
  /** Ends every connection at once, without a word to either side; how many there were. */
  cut(): number;
  /** Ends each connection made from now on after so many bytes from the platform: in the middle of an answer or a frame. */
  cutAfter(bytes: number): void;
  /** Ends each connection made from now on so many bytes into the first place where the platform says this: within a character, say. No earlier than where the piece begins in which that place is complete. */
  cutWithin(said: string, bytes: number): void;
  /** Keeps every connection and lets nothing through, one way or both, until `heal`. */
  stall(direction?: Direction): void;
  /** Lets nobody in any more. */
  refuse(): void;
  /** Everything arrives so much later, in order. */
  delay(ms: number): void;
  /** So many bytes a second and connection, each way. */
  throttle(bytesPerSecond: number): void;
  /** What arrives is what this makes of it. */
  mangle(change: (chunk: Buffer, direction: Direction) => Buffer): void;
  /** All is well again; what was held back is let through. */
  heal(): void;
}

interface Trouble {
  readonly stalled: ReadonlySet<Direction>;
  readonly refuses: boolean;
  readonly delayMs: number;
  readonly bytesPerSecond: number;
  readonly cutAfter: number;
  readonly cutWithin: { readonly said: Buffer; readonly bytes: number } | undefined;
  readonly mangle: (chunk: Buffer, direction: Direction) => Buffer;
}
const NONE: Trouble = { stalled: new Set(), refuses: false, delayMs: 0, bytesPerSecond: Infinity, cutAfter: Infinity, cutWithin: undefined, mangle: (chunk) => chunk };

/** Starts one in front of an address. Its own ends, sockets included, with its disposal. */
export async function startWireProxy({ hostname, port }: URL): Promise<WireProxy> {
  const pairs = new Set<readonly [Socket, Socket]>();
  const healed = new Set<() => void>();
  let trouble = NONE;
  let total = 0;

  const server = createServer((client) => {
    if (trouble.refuses) {
      client.resetAndDestroy();
      return;
    }
    total += 1;
    const platform = connect({ host: hostname, port: Number(port) });
    const pair = [client, platform] as const;
    // Whichever side fails, the other learns of it as of a broken network; one that says goodbye is heard out first.
    const end = () => pair.forEach((socket) => socket.destroy());
    const forget = () => pair.every(({ destroyed }) => destroyed) && pairs.delete(pair);
    pairs.add(pair);
    pair.forEach((socket) => socket.setNoDelay(true).on('error', end).on('close', forget));
    const limits = { cutAfter: trouble.cutAfter, cutWithin: trouble.cutWithin };
    client.pipe(hop('up', () => trouble, healed)).pipe(platform);
    platform.pipe(hop('down', () => trouble, healed, limits, end)).pipe(client);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));

  const cut = () => {
    const count = pairs.size;
    for (const [client, platform] of pairs) [client, platform].forEach((socket) => socket.resetAndDestroy());
    return count;
  };
  const add = (more: Partial<Trouble>) => {
    trouble = { ...trouble, ...more };
  };
  return {
    host: `127.0.0.1:${portOf(server)}`,
    get open() { return pairs.size; },
    get total() { return total; },
    cut,
    cutAfter: (bytes) => add({ cutAfter: bytes }),
    cutWithin: (said, bytes) => add({ cutWithin: { said: Buffer.from(said), bytes } }),
    stall: (direction) => add({ stalled: new Set(direction ? [direction] : ['up', 'down']) }),
    refuse: () => add({ refuses: true }),
    delay: (delayMs) => add({ delayMs }),
    throttle: (bytesPerSecond) => add({ bytesPerSecond }),
    mangle: (mangle) => add({ mangle }),
    heal() {
      trouble = NONE;
      healed.forEach((goOn) => goOn());
      healed.clear();
    },
    async [Symbol.asyncDispose]() {
      cut();
      await new Promise((done) => server.close(done));
    },
  };
}

/** One way of one connection: chunks wait for their turn, and for the network to be well again. */
function hop(direction: Direction, troubleNow: () => Trouble, healed: Set<() => void>, limits: Partial<Pick<Trouble, 'cutAfter' | 'cutWithin'>> = {}, cut: () => void = () => undefined): Transform {
  const { cutAfter = Infinity, cutWithin } = limits;
  let left = cutAfter;
  // What is looked for may come in two chunks.
  let tail = Buffer.alloc(0);
  const leftOf = (chunk: Buffer): number => {
    if (!cutWithin) return left;
    const both = Buffer.concat([tail, chunk]);
    const at = both.indexOf(cutWithin.said);
    const due = at < 0 ? left : Math.max(0, at - tail.length + cutWithin.bytes);
    tail = both.subarray(-(cutWithin.said.length - 1));
    return Math.min(left, due);
  };
  const pass = (chunk: Buffer, done: TransformCallback): void => {
    const { stalled, delayMs, bytesPerSecond, mangle } = troubleNow();
    if (stalled.has(direction)) {
      healed.add(() => pass(chunk, done));
      return;
    }
    const mangled = mangle(chunk, direction);
    left = leftOf(mangled);
    const piece = mangled.subarray(0, left);
    left -= piece.length;
    const forward = () => {
      done(null, piece);
      if (left <= 0) setImmediate(cut);
    };
    const waitMs = delayMs + (piece.length / bytesPerSecond) * 1000;
    if (waitMs > 0) setTimeout(forward, waitMs);
    else forward();
  };
  return new Transform({ transform: (chunk: Buffer, _encoding, done) => pass(chunk, done) });
}

function portOf(server: Server): number {
  // It listens on a port, so this is no pipe's name.
  return (server.address() as AddressInfo).port;
}
