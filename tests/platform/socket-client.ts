import { EventEmitter, once } from 'node:events';
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { ClientOptions } from 'ws';
import { WebSocket } from 'ws';
import type { AgentEvent, EventType } from '#contracts/event.schema';
import { EVENT_TYPES } from '#contracts/event.schema';
import type { ClientFrame, ServerFrame } from '#contracts/frame.schema';
import { PATHS } from '#contracts/paths';

export type Frame = AgentEvent | ServerFrame;

/** How long a test waits for anything a socket should say. */
const PATIENCE_MS = 10_000;

export interface Dial extends ClientOptions {
  readonly token?: string;
  readonly protocols?: readonly string[];
  /** Appended to the address. */
  readonly query?: string;
}

export interface TestSocket {
  readonly raw: WebSocket;
  /** Everything received so far, in order. */
  readonly frames: readonly Frame[];
  readonly events: () => AgentEvent[];
  readonly send: (frame: ClientFrame) => void;
  /** The first frame, here or still to come, that satisfies a predicate. */
  readonly until: (found: (frame: Frame) => boolean) => Promise<Frame>;
  readonly untilType: (type: Frame['type']) => Promise<Frame>;
  /** Sends a frame and waits for the first answer that carries its id. */
  readonly ask: (frame: ClientFrame & { message_id: string }) => Promise<Frame>;
  /** Code and reason of its end. */
  readonly closed: Promise<{ code: number; reason: string }>;
  readonly close: () => Promise<unknown>;
}

const addressOf = (origin: string, query = '') => `${origin.replace(/^http/, 'ws')}${PATHS.socket}${query}`;

const begin = (origin: string, { token, protocols = [], query, ...options }: Dial): WebSocket =>
  new WebSocket(addressOf(origin, query), [...protocols], { ...options, headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...options.headers } });

/** Opens a socket that keeps what it hears from the first byte on. */
export async function dial(origin: string, options: Dial = {}): Promise<TestSocket> {
  const raw = begin(origin, options);
  const frames: Frame[] = [];
  const heard = new EventEmitter();
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    raw.once('close', (code, reason) => resolve({ code, reason: reason.toString() }));
  });
  raw.on('message', (data: Buffer) => {
    const frame = JSON.parse(data.toString()) as Frame;
    frames.push(frame);
    heard.emit('frame', frame);
  });
  await once(raw, 'open');
  raw.on('error', () => undefined);

  const until = (found: (frame: Frame) => boolean) =>
    new Promise<Frame>((resolve, reject) => {
      const look = (frame: Frame | undefined) => {
        if (!frame || !found(frame)) return;
        clearTimeout(timer);
        heard.off('frame', look);
        resolve(frame);
      };
      const timer = setTimeout(() => reject(new Error(`no such frame; the newest: ${frames.slice(-20).map(({ type }) => type).join(', ')}`)), PATIENCE_MS);
      heard.on('frame', look);
      look(frames.find(found));
    });
  const send = (frame: ClientFrame) => raw.send(JSON.stringify(frame));
  return {
    raw, frames, until, send, closed,
    events: () => frames.filter((frame): frame is AgentEvent => EVENT_TYPES.includes(frame.type as EventType)),
    untilType: (type) => until((frame) => frame.type === type),
    ask(frame) {
      send(frame);
      return until((answer) => 'correlation_id' in answer && answer.correlation_id === frame.message_id);
    },
    close() {
      raw.close();
      return closed;
    },
  };
}

/** The HTTP answer that a handshake gets instead of 101. */
export async function refusal(origin: string, options: Dial = {}): Promise<{ status: number | undefined; headers: IncomingMessage['headers']; body: unknown }> {
  const socket = begin(origin, options);
  const [, response] = (await once(socket, 'unexpected-response')) as [ClientRequest, IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return { status: response.statusCode, headers: response.headers, body: JSON.parse(Buffer.concat(chunks).toString()) };
}
