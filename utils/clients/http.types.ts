/** An HTTP answer with nothing checked: what `…Raw` calls give, and what `toBeProblem` looks at. */
export interface ApiResponse {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  /** Body as it arrived. */
  readonly text: string;
  /** Body parsed when it is JSON; the bytes of a file (`Uint8Array`) where one was asked for and came; else undefined. */
  readonly body: unknown;
  readonly rateLimit: RateLimit;
  /** Milliseconds from sending to the last byte. */
  readonly durationMs: number;
  /** `x-request-id` that was sent. */
  readonly requestId: string;
  /** Trace id that was sent; all calls of one test share it. */
  readonly traceId: string;
  /** For messages: method, URL, party, target, request id. */
  readonly where: string;
  /** Whether the target promises the whole contract; matchers check no more than was promised. */
  readonly strict: boolean;
}

/** The `RateLimit` and `RateLimit-Policy` headers of an answer; NaN for what it does not say. */
export interface RateLimit {
  /** Requests per window. */
  readonly limit: number;
  /** Length of a window. */
  readonly windowSeconds: number;
  /** What is left of them. */
  readonly remaining: number;
  /** Seconds until the window ends. */
  readonly resetSeconds: number;
}

/** What `api.with(...)` changes for the calls made through its result. */
export interface CallOptions {
  /** Added to, or instead of, the headers a call sends by itself; null leaves one out. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** Another token; null sends none. */
  readonly token?: string | null;
  /** `Idempotency-Key` of writes. */
  readonly idempotencyKey?: string;
  /** The platform sees its clock shifted by so much for these calls. Needs the grant `clock`; see the fixture `clock`. */
  readonly clockOffsetMs?: number;
  /** Ends the call early. */
  readonly signal?: AbortSignal;
  /** Milliseconds until the call is given up; by default the target's `deadlines.total`. */
  readonly timeoutMs?: number;
}

/** One request in full, for what no client method sends: unknown routes, wrong methods, bodies that are not JSON. */
export interface RawRequest {
  readonly method: string;
  /** Path on the target, from `paths` where it is a known one. */
  readonly path: string;
  /** Which of the target's addresses; `api` by default, `auth` for paths below `/auth`. */
  readonly at?: 'api' | 'auth' | 'app';
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is; set a `content-type` in `headers`. */
  readonly body?: string | Uint8Array<ArrayBuffer> | FormData;
  readonly headers?: Readonly<Record<string, string | null>>;
  /** A good answer is a file: `body` is its bytes, whatever type it has. */
  readonly bytes?: true;
}
