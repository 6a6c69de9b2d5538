import { reasonOf, TouchstoneError } from '../errors.ts';
import type { Http, SentRequest } from './http.ts';
import type { Opened } from './ledger.ts';
import type { Representation, Unpacked } from './unpack.ts';
import { unpack } from './unpack.ts';

interface Parts {
  readonly http: Http;
  readonly response: Response;
  readonly request: SentRequest;
  readonly abort: AbortController;
  readonly opener: string;
  readonly as: Representation;
}

/** A stream that is taken as bytes, at the pace of whoever takes them: nobody reads ahead. */
export class ByteStream implements Opened, AsyncDisposable {
  readonly kind = 'stream';
  readonly opener: string;
  readonly status: number;
  readonly headers: Headers;
  readonly runId: string;
  readonly threadId: string;
  readonly #parts: Parts;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  #taken: Uint8Array[] = [];
  #over = false;

  constructor(parts: Parts) {
    const { http, response, opener } = parts;
    this.#parts = parts;
    this.opener = opener;
    this.status = response.status;
    this.headers = response.headers;
    this.runId = response.headers.get('x-run-id') ?? '';
    this.threadId = response.headers.get('x-thread-id') ?? '';
    this.#reader = response.body?.getReader();
    http.conversation.ledger.opened(this);
    http.conversation.ledger.account(this.runId);
  }

  isOpen(): boolean {
    return !this.#over;
  }

  /** What has been taken so far, as bytes. */
  get bytes(): Buffer {
    return Buffer.concat(this.#taken);
  }

  /** Takes pieces as they come until there are at least so many bytes in all, or no more. @throws TouchstoneError E_STREAM when nothing comes, or the connection breaks */
  async take(bytes: number): Promise<Unpacked> {
    while (!this.#over && this.#taken.reduce((sum, piece) => sum + piece.length, 0) < bytes) await this.#next();
    return this.unpacked();
  }

  /** Takes all that is left. */
  async rest(): Promise<Unpacked> {
    return this.take(Number.POSITIVE_INFINITY);
  }

  /** What the bytes so far say; the first `most` of them, where only those arrived. */
  unpacked(most = Number.POSITIVE_INFINITY): Unpacked {
    const { http, as, request } = this.#parts;
    const { target, drift } = http.conversation;
    return unpack(this.bytes.subarray(0, most), as, { where: request.where, strict: target.strict, drift });
  }

  /** Goes away in the middle. */
  abort(): void {
    this.#over = true;
    this.#parts.abort.abort();
  }
  async [Symbol.asyncDispose](): Promise<void> {
    this.abort();
  }

  async #next(): Promise<void> {
    const { silence } = this.#parts.http.conversation.target.deadlines;
    let timer: NodeJS.Timeout | undefined;
    const silent = new Promise<never>((_, fail) => (timer = setTimeout(() => fail(this.#failure(`more bytes within ${silence} ms`, 'the stream is open and silent')), silence)));
    try {
      const piece = await Promise.race([this.#reader?.read(), silent]);
      if (piece?.value) this.#taken.push(piece.value);
      if (!piece || piece.done) this.#over = true;
    } catch (error) {
      this.abort();
      throw error instanceof TouchstoneError ? error : this.#failure('a stream that is read to its end', `it broke off: ${reasonOf(error)}`);
    } finally {
      clearTimeout(timer);
    }
  }

  #failure(expected: string, happened: string): TouchstoneError {
    return new TouchstoneError('E_STREAM', { expected, happened: `${happened}; ${this.bytes.length} bytes were taken`, where: `${this.#parts.request.where}, opened at ${this.opener}` });
  }
}
