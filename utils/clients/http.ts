import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { CLOCK_HEADER } from '#contracts/control.schema';
import { reasonOf, TouchstoneError } from '../errors.ts';
import { errorCodeIn } from '../observation/frame-fact.ts';
import { assertOwn } from '../target/own.ts';
import { excerpt, learnFrom, redact } from '../transcript/redact.ts';
import { now } from '../transcript/transcript.ts';
import { checkContract } from './contract.ts';
import type { Conversation, Party } from './conversation.ts';
import type { ApiResponse, CallOptions, RawRequest } from './http.types.ts';
import { fetchTrusting } from './trust.ts';

/** HTTP as one party of a test: sends, records, gives the answer as it came or checked. */
export interface Http {
  readonly conversation: Conversation;
  readonly party: Party;
  /** The same party with other headers, token, time. */
  with(options: CallOptions): Http;
  /** Sends and reads the whole answer. Throws only when there is none. */
  send(request: RawRequest): Promise<ApiResponse>;
  /** Sends and leaves the body to the caller, for streams. The caller ends it by `signal`. */
  open(request: RawRequest, signal: AbortSignal): Promise<{ response: Response; request: SentRequest }>;
  /** Checks status and shape. @throws TouchstoneError E_HTTP_STATUS, E_CONTRACT */
  check<S extends z.ZodType>(response: ApiResponse, status: number, schema: S): z.output<S>;
}
export type SentRequest = Pick<ApiResponse, 'method' | 'url' | 'requestId' | 'traceId' | 'where' | 'strict'> & { readonly sentAt: number };

/** Calls go through Node's own `fetch`: it keeps connections alive, streams, and costs a third of a runner context. */
export function createHttp(conversation: Conversation, party: Party, options: CallOptions = {}): Http {
  const { target, traceId, transcript } = conversation;
  const fetch = fetchTrusting(conversation.ca);

  const noteNoAnswer = ({ method, url }: SentRequest, error: unknown) => {
    const { pathname, search } = new URL(url);
    const reason = reasonOf(error);
    transcript.add({ channel: 'http', direction: 'note', who: party.who, label: `no answer to ${method} ${pathname}${search}: ${reason}`, fact: { kind: 'unanswered', request: `${method} ${pathname}`, reason } });
  };

  const open = async (raw: RawRequest, signal: AbortSignal) => {
    const url = urlOf(conversation, raw);
    const requestId = `ts-${randomBytes(8).toString('hex')}`;
    const headers = headersOf(conversation, party, options, raw, requestId);
    const body = raw.json === undefined ? raw.body : JSON.stringify(raw.json);
    if (typeof body === 'string') learnFrom(body);
    const label = `${raw.method} ${url.pathname}${url.search}`;
    transcript.add({ channel: 'http', direction: 'out', who: party.who, label, headers, ...(typeof body === 'string' ? { detail: body } : {}) });
    const where = `${raw.method} ${redact(url.href)} as ${party.who} on ${target.name}, request ${requestId}`;
    const request: SentRequest = { method: raw.method, url: url.href, requestId, traceId, where, strict: target.strict, sentAt: now() };
    try {
      const response = await fetch(url, { method: raw.method, headers, redirect: 'manual', signal, ...(body === undefined ? {} : { body }) });
      return { response, request };
    } catch (error) {
      // A call that the test itself gave up says nothing about the platform.
      if (options.signal?.aborted) {
        transcript.add({ channel: 'http', direction: 'note', who: party.who, label: `given up by the test: ${label}` });
        throw error;
      }
      noteNoAnswer(request, error);
      throw noAnswer(request, error);
    }
  };

  const send = async (raw: RawRequest): Promise<ApiResponse> => {
    const deadline = AbortSignal.timeout(options.timeoutMs ?? target.deadlines.total);
    const { response, request } = await open(raw, options.signal ? AbortSignal.any([options.signal, deadline]) : deadline);
    const content = await response.arrayBuffer().catch((error: unknown) => {
      noteNoAnswer(request, error);
      throw noAnswer(request, error);
    });
    const isFile = raw.bytes === true && response.ok;
    const text = isFile ? `(a file of ${content.byteLength} bytes)` : new TextDecoder().decode(content);
    learnFrom(text);
    const answer = answerOf(request, response, text);
    const { method, durationMs } = answer;
    const path = new URL(request.url).pathname;
    transcript.add({
      channel: 'http', direction: 'in', who: party.who, label: `${response.status} in ${durationMs.toFixed(1)} ms (${method} ${path})`, headers: response.headers, detail: text,
      fact: { kind: 'call', method, path, by: 'client', party: partyOf(party), status: response.status, error: refusalIn(answer), ms: durationMs },
    });
    return isFile ? { ...answer, body: new Uint8Array(content) } : answer;
  };

  return {
    conversation,
    party,
    with: (more) => createHttp(conversation, more.token === undefined ? party : { ...party, token: more.token ?? undefined }, { ...options, ...more, headers: { ...options.headers, ...more.headers } }),
    send,
    open,
    check(response, status, schema) {
      if (response.status !== status) throw wrongStatus(response, status);
      return checkContract(schema, response.body, { where: response.where, what: 'answer', strict: target.strict, drift: conversation.drift });
    },
  };
}

/** As observations tell parties apart. */
export const partyOf = ({ who }: Party): 'user' | 'anonymous' => (who === 'anonymous' ? 'anonymous' : 'user');

/** The platform's own code of a refusal; null for a good answer, or where there is none. */
export const refusalIn = ({ status, body }: Pick<ApiResponse, 'status' | 'body'>): string | null => (status >= 400 ? errorCodeIn(body) : null);

/** An answer as tests get it. */
export function answerOf({ sentAt, ...request }: SentRequest, { status, headers }: Response, text: string): ApiResponse {
  return { ...request, status, headers, text, body: parseJson(headers, text), rateLimit: rateLimitOf(headers), durationMs: now() - sentAt };
}

/** Structured fields of draft-ietf-httpapi-ratelimit-headers: `"http";r=599;t=60` and `"http";q=600;w=60`. */
function rateLimitOf(headers: Headers): ApiResponse['rateLimit'] {
  const figure = (header: string, key: string) => Number(new RegExp(`;\\s*${key}=(\\d+)`).exec(headers.get(header) ?? '')?.[1] ?? Number.NaN);
  return { limit: figure('ratelimit-policy', 'q'), windowSeconds: figure('ratelimit-policy', 'w'), remaining: figure('ratelimit', 'r'), resetSeconds: figure('ratelimit', 't') };
}

function urlOf({ target }: Conversation, { path, query, at }: RawRequest): URL {
  const place = at ?? (/^\/(auth|\.well-known)(\/|$)/.test(path) ? 'auth' : 'api');
  const base = { api: target.apiUrl, auth: target.authUrl, app: target.appUrl }[place];
  const url = new URL(base.replace(/\/$/, '') + path);
  for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined) url.searchParams.set(name, String(value));
  assertOwn(target, url);
  return url;
}

function headersOf(conversation: Conversation, party: Party, options: CallOptions, raw: RawRequest, requestId: string): Headers {
  const headers = new Headers({
    accept: 'application/json',
    'x-request-id': requestId,
    traceparent: `00-${conversation.traceId}-${randomBytes(8).toString('hex')}-01`,
    ...conversation.headers,
  });
  if (raw.json !== undefined) headers.set('content-type', 'application/json');
  if (party.token !== undefined) headers.set('authorization', `Bearer ${party.token}`);
  if (options.idempotencyKey !== undefined) headers.set('idempotency-key', options.idempotencyKey);
  if (options.clockOffsetMs !== undefined) {
    for (const [name, value] of Object.entries(conversation.controlHeaders())) headers.set(name, value);
    headers.set(CLOCK_HEADER, String(options.clockOffsetMs));
  }
  for (const [name, value] of Object.entries({ ...options.headers, ...raw.headers })) {
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  }
  return headers;
}

/** JSON when the answer says so and it is; a client must survive an HTML error page. */
function parseJson(headers: Headers, text: string): unknown {
  if (!/[/+]json\b/.test(headers.get('content-type') ?? '')) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function noAnswer(request: SentRequest, error: unknown): TouchstoneError {
  const timedOut = error instanceof Error && error.name === 'TimeoutError';
  return new TouchstoneError('E_HTTP_TRANSPORT', {
    expected: 'an HTTP answer',
    happened: timedOut ? `none within ${Math.round(now() - request.sentAt)} ms` : reasonOf(error),
    where: request.where,
  });
}

function wrongStatus(response: ApiResponse, status: number): TouchstoneError {
  return new TouchstoneError('E_HTTP_STATUS', {
    expected: `status ${status}`,
    happened: `status ${response.status}, ${response.headers.get('content-type') ?? 'no content type'}, in ${response.durationMs.toFixed(0)} ms\nbody: ${excerpt(response.text) || '(empty)'}`,
    where: response.where,
  });
}
