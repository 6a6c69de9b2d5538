import { createParser } from 'eventsource-parser';
import type { EventSourceMessage } from 'eventsource-parser';
import { agentEvent, eventsMissed, streamEnd } from '#contracts/event.schema';
import type { AgentEvent } from '#contracts/event.schema';
import { buildJourney } from '../journey/build.ts';
import type { Journey } from '../journey/journey.types.ts';
import { reasonOf, TouchstoneError } from '../errors.ts';
import { nextConnection } from '../observation/fact.ts';
import { receivedFact } from '../observation/frame-fact.ts';
import { shorten } from '../transcript/timeline.ts';
import { now } from '../transcript/transcript.ts';
import { checkContract } from './contract.ts';
import { readJson } from './frame.parse.ts';
import type { Http, SentRequest } from './http.ts';
import type { Opened } from './ledger.ts';
import type { JourneyOptions } from './socket.types.ts';
import type { RunStream, StreamBlock } from './stream.types.ts';

interface Parts {
  readonly http: Http;
  readonly response: Response;
  readonly request: SentRequest;
  readonly abort: AbortController;
  readonly opener: string;
}
/** Nothing: the reader waited in vain. */
const SILENT = Symbol('silent');

/** One streamed answer, read block by block; each block keeps the time its bytes arrived. */
export class LiveStream implements RunStream, Opened {
  readonly kind = 'stream';
  readonly opener: string;
  readonly status: number;
  readonly headers: Headers;
  readonly blocks: StreamBlock[] = [];
  readonly #http: Http;
  readonly #request: SentRequest;
  readonly #abort: AbortController;
  readonly #source: AsyncIterator<StreamBlock>;
  readonly #where: string;
  readonly #connection = nextConnection();
  /** A read that is under way: a wait that ran out of patience must not lose the block it waited for. */
  #reading: Promise<IteratorResult<StreamBlock>> | undefined;
  #over: 'end' | 'aborted' | 'broken' | undefined;
  #arrivedAt = 0;

  constructor({ http, response, request, abort, opener }: Parts) {
    this.#http = http;
    this.#request = request;
    this.#abort = abort;
    this.opener = opener;
    this.status = response.status;
    this.headers = response.headers;
    this.#where = `${request.where}, opened at ${opener}`;
    this.#source = this.#read(response)[Symbol.asyncIterator]();
    http.conversation.ledger.opened(this);
  }

  get runId() {
    return this.headers.get('x-run-id') ?? this.#events()[0]?.event.run_id ?? undefined;
  }
  get threadId() {
    return this.headers.get('x-thread-id') ?? this.#events()[0]?.event.thread_id;
  }
  isOpen() {
    return this.#over === undefined;
  }

  async *[Symbol.asyncIterator](): AsyncIterator<StreamBlock> {
    for (let index = 0; ; index += 1) {
      const block = this.blocks[index] ?? (await this.#next());
      if (!block) return;
      yield block;
    }
  }

  async readUntil(predicate: (block: StreamBlock) => boolean): Promise<StreamBlock> {
    for await (const block of this) if (predicate(block)) return block;
    throw this.#failure('a block that satisfies the predicate', 'the stream ended without one');
  }

  async finished({ silenceMs, totalMs }: JourneyOptions = {}): Promise<Journey> {
    const { deadlines } = this.#http.conversation.target;
    const total = totalMs ?? deadlines.total;
    const giveUpAt = now() + total;
    if (this.runId) this.#http.conversation.ledger.account(this.runId);
    for (;;) {
      const left = giveUpAt - now();
      if (left <= 0) throw this.#failure(`the end of the stream within ${total} ms`, 'it goes on');
      const patience = Math.min(silenceMs ?? (this.#events().length === 0 ? Math.max(deadlines.firstEvent, deadlines.silence) : deadlines.silence), left);
      const block = await this.#nextWithin(patience);
      if (block === SILENT) throw this.#failure(`another event within ${Math.round(patience)} ms`, 'the stream is open and silent');
      if (!block) break;
    }
    const end = this.blocks.find((block) => block.kind === 'end')?.end;
    if (this.runId) this.#http.conversation.ledger.account(this.runId);
    if (!end) throw this.#failure('stream_end as the last block', this.#over === 'aborted' ? 'the test aborted the stream before' : 'the connection ended without it');
    return buildJourney({ carrier: 'stream', received: this.#events(), runId: end.run_id, threadId: end.thread_id, end });
  }

  abort(): void {
    if (this.#over) return;
    this.#over = 'aborted';
    if (this.runId) this.#http.conversation.ledger.account(this.runId);
    this.#note('stream aborted by the test');
    this.#abort.abort();
  }
  async [Symbol.asyncDispose](): Promise<void> {
    this.abort();
  }

  async #next(): Promise<StreamBlock | undefined> {
    this.#reading ??= this.#source.next();
    const { value, done } = await this.#reading.finally(() => (this.#reading = undefined));
    if (done) {
      this.#over ??= 'end';
      return undefined;
    }
    return value;
  }
  async #nextWithin(ms: number): Promise<StreamBlock | undefined | typeof SILENT> {
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<typeof SILENT>((resolve) => (timer = setTimeout(resolve, ms, SILENT)));
    return Promise.race([this.#next(), silence]).finally(() => clearTimeout(timer));
  }

  async *#read(response: Response): AsyncGenerator<StreamBlock> {
    const pending: StreamBlock[] = [];
    const parser = createParser({
      onEvent: (message) => pending.push(this.#block(message)),
      onComment: (text) => pending.push({ at: this.#arrivedAt, kind: 'comment', text }),
      onError: (error) => {
        throw this.#failure('the format of Server-Sent Events', error.message);
      },
    });
    const decoder = new TextDecoder('utf-8', { fatal: true });
    try {
      for await (const chunk of response.body ?? []) {
        this.#arrivedAt = now() - this.#request.sentAt;
        parser.feed(decoder.decode(chunk, { stream: true }));
        for (const block of pending.splice(0)) {
          this.blocks.push(block);
          yield block;
        }
      }
    } catch (error) {
      if (this.#over === 'aborted') return;
      this.#over = 'broken';
      this.#abort.abort();
      throw error instanceof TouchstoneError ? error : this.#failure('a stream that is read to its end', `it broke off: ${reasonOf(error)}`);
    }
  }

  #block({ id, event: name, data }: EventSourceMessage): StreamBlock {
    const { transcript, target, drift, ledger } = this.#http.conversation;
    const at = this.#arrivedAt;
    const raw = readJson(data);
    const check = { where: `${this.#where}, block ${this.blocks.length} (${name ?? 'message'})`, strict: target.strict, drift };
    // Who follows a run that was started elsewhere has not asked for it.
    const askedAt = this.#request.method === 'POST' ? this.#request.sentAt : null;
    const fact = receivedFact(raw, { connection: this.#connection, over: 'stream', askedAt, type: name ?? 'message' });
    transcript.add({ channel: 'sse', direction: 'in', who: this.#http.party.who, label: `${name ?? 'message'} id ${id ?? 'none'}`, detail: data, ...runIn(raw), fact });
    if (name === 'stream_end') return { at, kind: 'end', end: checkContract(streamEnd, raw, { ...check, what: 'stream_end' }) };
    if (name === 'events_missed') return { at, kind: 'missed', missed: checkContract(eventsMissed, raw, { ...check, what: 'events_missed' }) };
    const event = checkContract(agentEvent, raw, { ...check, what: 'event' });
    if (event.type !== name) throw this.#failure(`event: ${event.type}, as its data says`, `event: ${name ?? '(none)'}`);
    if (event.run_id !== null) ledger.saw(this, event.run_id, event);
    return { at, kind: 'event', id, event };
  }

  #events(): { at: number; event: AgentEvent }[] {
    return this.blocks.flatMap((block) => (block.kind === 'event' && block.event.run_id !== null ? [{ at: block.at, event: block.event }] : []));
  }
  #note(label: string): void {
    this.#http.conversation.transcript.add({ channel: 'sse', direction: 'note', who: this.#http.party.who, label });
  }
  #failure(expected: string, happened: string): TouchstoneError {
    const lines = this.blocks.map((block, index) => `#${index} ${block.at.toFixed(0)} ms ${describeBlock(block)}`);
    return new TouchstoneError('E_STREAM', { expected, happened: `${happened}; blocks read:\n${shorten(lines)}`, where: this.#where });
  }
}

const describeBlock = (block: StreamBlock): string =>
  block.kind === 'event' ? `${block.event.type} seq ${block.event.seq} ${block.event.agent_name ?? 'thread'}` : block.kind === 'end' ? `stream_end ${block.end.status}` : block.kind;

const runIn = (raw: unknown): { runId?: string } => {
  const runId: unknown = typeof raw === 'object' && raw !== null ? Reflect.get(raw, 'run_id') : undefined;
  return typeof runId === 'string' ? { runId } : {};
};
