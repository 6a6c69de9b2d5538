import type { ServerFrame } from '#contracts/frame.schema';
import { TouchstoneError } from '../errors.ts';
import { nextConnection } from '../observation/fact.ts';
import { now } from '../transcript/transcript.ts';
import { shorten } from '../transcript/timeline.ts';
import { memberOf, readJson } from './frame.parse.ts';
import type { AnyFrame, Closure, Received } from './socket.types.ts';

/** Errors are made where they are thrown, after the wait, so that their stack leads to the test and not to a timer. */
type MakeError = () => Error;
interface Waiter {
  readonly accepts: (frame: AnyFrame, index: number) => boolean;
  readonly what: string;
  readonly settle: (outcome: AnyFrame | MakeError) => void;
}
export interface Wanted {
  readonly accepts: (frame: AnyFrame, index: number) => boolean;
  /** What is awaited, for the message. */
  readonly what: string;
  readonly timeoutMs: number;
}

/** Frames of one socket from its first moment on: nothing that arrives early is lost to somebody who listens late. */
export class FrameLog {
  /** Tells this socket from others of the test. */
  readonly connection = nextConnection();
  readonly received: Received[] = [];
  closure: Closure | undefined;
  /** The first thing that broke the contract; everything awaited from then on fails with it. */
  #broken: Error | undefined;
  readonly #waiters = new Set<Waiter>();
  /** Ids of the frames sent, undefined for one that had none. */
  readonly #sent = new Set<unknown>();
  readonly #dialledAt: number;
  readonly #where: string;
  readonly #strict: boolean;

  constructor(dialledAt: number, where: string, strict: boolean) {
    this.#dialledAt = dialledAt;
    this.#where = where;
    this.#strict = strict;
  }

  sent(data: string | Uint8Array): void {
    this.#sent.add(typeof data === 'string' ? memberOf(readJson(data), 'message_id') : undefined);
  }

  /** @throws TouchstoneError E_CONTRACT when it replies to a frame that was never sent: nobody would wait for it, and it is none of this socket’s */
  push(frame: AnyFrame): void {
    const index = this.received.push({ at: now() - this.#dialledAt, frame }) - 1;
    for (const waiter of this.#waiters) {
      if (waiter.accepts(frame, index)) waiter.settle(frame);
    }
    if (this.#strict && isReply(frame) && !this.#sent.has(frame.correlation_id)) throw this.#stray(frame);
  }

  break(error: Error): void {
    this.#broken ??= error;
    for (const waiter of this.#waiters) waiter.settle(() => error);
  }

  end(closure: Closure): void {
    this.closure ??= closure;
    for (const waiter of this.#waiters) waiter.settle(() => this.#closedWhile(waiter.what, closure));
  }

  /** The first frame, already here or still to come, that is wanted. */
  async wait({ accepts, what, timeoutMs }: Wanted): Promise<AnyFrame> {
    const here = this.received.find(({ frame }, index) => accepts(frame, index));
    if (here) return here.frame;
    if (this.#broken) throw this.#broken;
    if (this.closure) throw this.#closedWhile(what, this.closure);
    const outcome = await new Promise<AnyFrame | MakeError>((resolve) => {
      const settle = (value: AnyFrame | MakeError) => {
        clearTimeout(timer);
        this.#waiters.delete(waiter);
        resolve(value);
      };
      const timer = setTimeout(() => settle(() => this.timeout(what, timeoutMs)), timeoutMs);
      const waiter: Waiter = { accepts, what, settle };
      this.#waiters.add(waiter);
    });
    if (typeof outcome === 'function') throw outcome();
    return outcome;
  }

  timeout(what: string, timeoutMs: number): TouchstoneError {
    return new TouchstoneError('E_WS_TIMEOUT', { expected: `${what} within ${timeoutMs} ms`, happened: `the socket is open; it received:\n${this.summary()}`, where: this.#where });
  }

  /** What arrived, first and last five. */
  summary(): string {
    return shorten(this.received.map(({ at, frame }, index) => `#${index} ${at.toFixed(0)} ms ${describeFrame(frame)}`));
  }

  #stray({ type, correlation_id: id }: ServerFrame): TouchstoneError {
    const sent = [...this.#sent].map((known) => JSON.stringify(known) ?? 'one without an id').join(', ') || 'none';
    return new TouchstoneError('E_CONTRACT', { expected: `${type} to carry as correlation_id the message_id of a frame of this socket (${sent})`, happened: `its correlation_id is ${JSON.stringify(id) ?? 'missing'}`, where: this.#where });
  }

  #closedWhile(what: string, closure: Closure): TouchstoneError {
    return new TouchstoneError('E_WS_CLOSED', { expected: what, happened: `the socket was ${describeClosure(closure)}; before that it received:\n${this.summary()}`, where: this.#where });
  }
}

/** One frame in a few words, without its text. */
export function describeFrame(frame: AnyFrame): string {
  if ('seq' in frame) return `${frame.type} seq ${frame.seq} ${frame.agent_name ?? 'thread'}`;
  if (frame.type === 'error') return `error ${frame.data.error_code}: ${frame.data.message}`;
  return frame.correlation_id === undefined ? frame.type : `${frame.type} for ${frame.correlation_id}`;
}

/** Frames that only ever answer another; errors and news of the connection may come unasked. */
function isReply(frame: AnyFrame): frame is ServerFrame {
  return !('seq' in frame) && !UNASKED.has(frame.type);
}
const UNASKED: ReadonlySet<string> = new Set(['system_message', 'error', 'events_missed', 'token_expiring']);

export function describeClosure({ code, reason, at, by }: Closure): string {
  return `closed by the ${by} with ${code}${reason ? ` "${reason}"` : ''} after ${at.toFixed(0)} ms`;
}
