import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import { TouchstoneError } from '../errors.ts';
import type { Conversation } from './conversation.ts';
import { readJson } from './frame.parse.ts';
import type { ApiResponse } from './http.types.ts';
import type { FrameToSend, RawFrame } from './raw-frame.ts';
import { closureIn, decodeFrame, encodeFrame, OPCODE } from './raw-frame.ts';
import type { Answer } from './raw-handshake.ts';

/** How a connection ended: the close frame, if one came, and who hung up first. */
export interface RawEnd {
  /** 1006 when the connection ended without a close frame. */
  readonly code: number;
  readonly reason: string;
  /** Frames that came before it and had not been read. */
  readonly frames: readonly RawFrame[];
}

/** What a handshake was told instead of being accepted. */
export type RawRefusal = Pick<ApiResponse, 'status' | 'headers' | 'text' | 'body' | 'where' | 'strict'>;

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/**
 * A WebSocket spoken by hand, for what a client library would put right or hide. Opened by `openRawSocket`; every wait has the
 * target's deadline for an answer. @throws TouchstoneError E_WS_CLOSED, E_WS_TIMEOUT
 */
export class RawSocket implements Disposable {
  readonly status: number;
  readonly headers: Headers;
  /** Whether `sec-websocket-accept` is what the key demands. */
  readonly accepted: boolean;
  readonly #socket: Socket;
  readonly #conversation: Conversation;
  #bytes: Buffer;
  #ended = false;
  #saidGoodbye = false;
  #wake: () => void = () => undefined;

  constructor(socket: Socket, conversation: Conversation, { status, headers, rest, key }: Answer) {
    this.#socket = socket;
    this.#conversation = conversation;
    this.#bytes = rest;
    this.status = status;
    this.headers = headers;
    this.accepted = headers.get('sec-websocket-accept') === createHash('sha1').update(`${key}${GUID}`).digest('base64');
    const end = () => {
      this.#ended = true;
      this.#wake();
    };
    socket.on('data', (chunk) => {
      this.#bytes = Buffer.concat([this.#bytes, chunk]);
      this.#wake();
    });
    socket.on('end', end).on('close', end).on('error', end);
    this.#ended = socket.destroyed;
    // It was held while nobody listened.
    socket.resume();
  }

  /** The answer to a handshake that was refused, read to the end of its body, for `toBeProblem`; empty where it was accepted. */
  async refusal(): Promise<RawRefusal> {
    const length = this.status === 101 ? 0 : Number(this.headers.get('content-length') ?? 0);
    const giveUpAt = performance.now() + this.#conversation.target.deadlines.firstEvent;
    while (this.#bytes.length < length && !this.#ended && performance.now() < giveUpAt) await this.#something(giveUpAt - performance.now());
    const text = this.#bytes.subarray(0, length).toString();
    return { status: this.status, headers: this.headers, text, body: readJson(text), where: this.#where(), strict: this.#conversation.target.strict };
  }

  /** Sends a frame, right or wrong. */
  send(frame: FrameToSend): void {
    const { opcode = OPCODE.text, fin = true, payload = '' } = frame;
    this.#note('out', `raw frame, opcode ${opcode}${fin ? '' : ', not final'}, ${payload.length} byte(s)`, typeof payload === 'string' ? payload : '');
    if (opcode === OPCODE.close) this.#saidGoodbye = true;
    this.#socket.write(encodeFrame(frame));
  }

  /** Sends bytes as they are. */
  sendBytes(bytes: Uint8Array): void {
    this.#note('out', `${bytes.length} raw byte(s)`);
    this.#socket.write(bytes);
  }

  /** The next frame, of one kind when an operation code is given; others before it are passed over. */
  async next(opcode?: number): Promise<RawFrame> {
    for (;;) {
      const frame = await this.#read();
      if (frame === undefined) throw new TouchstoneError('E_WS_CLOSED', { expected: opcode === undefined ? 'a frame' : `a frame with opcode ${opcode}`, happened: 'the connection ended', where: this.#where() });
      if (opcode === undefined || frame.opcode === opcode) return frame;
    }
  }

  /** Reads to the end of the connection, answers a goodbye with the same, and leaves it to the platform to hang up. */
  async end(): Promise<RawEnd> {
    const frames: RawFrame[] = [];
    for (;;) {
      const frame = await this.#read();
      if (frame === undefined) return { code: 1006, reason: '', frames };
      if (frame.opcode !== OPCODE.close) {
        frames.push(frame);
        continue;
      }
      if (!this.#saidGoodbye) this.send({ opcode: OPCODE.close, payload: frame.payload });
      for (let late = await this.#read(); late !== undefined; late = await this.#read()) frames.push(late);
      return { ...closureIn(frame), frames };
    }
  }

  /** Hangs up without a word. */
  hangUp(): void {
    this.#socket.destroy();
  }

  [Symbol.dispose](): void {
    this.hangUp();
  }

  async #read(): Promise<RawFrame | undefined> {
    const giveUpAt = performance.now() + this.#conversation.target.deadlines.firstEvent;
    for (;;) {
      const found = decodeFrame(this.#bytes);
      if (found) {
        this.#bytes = this.#bytes.subarray(found.size);
        this.#note('in', `raw frame, opcode ${found.frame.opcode}, ${found.frame.payload.length} byte(s)`, found.frame.opcode === OPCODE.text ? found.frame.payload.toString() : '');
        return found.frame;
      }
      if (this.#ended) return undefined;
      const left = giveUpAt - performance.now();
      if (left <= 0) throw new TouchstoneError('E_WS_TIMEOUT', { expected: 'a frame, or the end of the connection', happened: `neither within ${this.#conversation.target.deadlines.firstEvent} ms`, where: this.#where() });
      await this.#something(left);
    }
  }

  #something(ms: number): Promise<void> {
    return new Promise((done) => {
      const timer = setTimeout(done, ms);
      this.#wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  }

  #note(direction: 'out' | 'in', label: string, detail = ''): void {
    this.#conversation.transcript.add({ channel: 'ws', direction, who: 'raw', label, detail });
  }
  #where(): string {
    return `raw socket to ${this.#conversation.target.wsUrl}`;
  }
}
