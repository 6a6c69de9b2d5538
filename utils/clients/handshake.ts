import type { IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';
import { CLOCK_HEADER } from '#contracts/control.schema';
import { SUBPROTOCOL, TOKEN_SUBPROTOCOL_PREFIX } from '#contracts/frame.schema';
import { randomBytes } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { reasonOf } from '../errors.ts';
import type { Fact } from '../observation/fact.ts';
import { errorCodeIn } from '../observation/frame-fact.ts';
import { assertOwn } from '../target/own.ts';
import { learnSecret, redact } from '../transcript/redact.ts';
import { now } from '../transcript/transcript.ts';
import type { Conversation, Party } from './conversation.ts';
import { readJson, typeOf } from './frame.parse.ts';
import { LiveSocket } from './socket.client.ts';
import type { Handshake, SocketOptions } from './socket.types.ts';

type Outcome = Handshake extends infer H ? (H extends Handshake ? Omit<H, 'where' | 'strict'> : never) : never;

/** Dials and tells what became of it. Never rejects for what the platform does; only for a foreign address. */
export async function shakeHands(conversation: Conversation, party: Party, options: SocketOptions, opener: string): Promise<Handshake> {
  const { target, transcript } = conversation;
  const { url, protocols, headers } = requestFor(conversation, party, options);
  assertOwn(target, url);
  const dialledAt = now();
  const elapsed = () => now() - dialledAt;
  transcript.add({ channel: 'ws', direction: 'out', who: party.who, label: `dial ${redact(url.href)}`, headers: Object.entries(headers) });

  const ws = new WebSocket(url, protocols, { headers, perMessageDeflate: false, followRedirects: false, autoPong: options.answersPings ?? true, ...(conversation.ca === undefined ? {} : { ca: conversation.ca }) });
  const socket = new LiveSocket({ ws, conversation, party, session: options.session, dialledAt, opener });
  let errorFrame: Record<string, unknown> | undefined;
  let settled = false;

  return new Promise<Handshake>((resolve) => {
    const settle = (outcome: Outcome) => {
      if (settled) return;
      const handshake: Handshake = { ...outcome, where: socket.where, strict: target.strict };
      settled = true;
      clearTimeout(timer);
      if (handshake.shape !== 'accepted') {
        socket.abandon();
        transcript.add({ channel: 'ws', direction: 'in', who: party.who, label: `handshake ${describeHandshake(handshake)}`, ...('text' in handshake ? { detail: handshake.text, headers: handshake.headers } : {}), fact: factOf(handshake) });
      } else transcript.add({ channel: 'ws', direction: 'note', who: party.who, label: `greeted after ${handshake.elapsedMs.toFixed(1)} ms`, fact: factOf(handshake) });
      resolve(handshake);
    };
    const timer = setTimeout(
      () => settle({ shape: 'silence', upgraded: ws.readyState === WebSocket.OPEN, ...(errorFrame ? { errorFrame } : {}), elapsedMs: elapsed() }),
      target.deadlines.connect,
    );
    ws.on('upgrade', (answer) => socket.upgraded(headersOf(answer)));
    ws.on('unexpected-response', (_request, answer) => {
      void readBody(answer).then((body) =>
        settle({ shape: 'refused-before-upgrade', status: answer.statusCode ?? 0, headers: headersOf(answer), text: body, body: readJson(body), elapsedMs: elapsed() }),
      );
    });
    socket.beforeGreeting = (raw) => {
      // An error frame before the greeting belongs to the refusal: it is never an event. Real platforms name it either way.
      if (typeOf(raw) === 'error' || typeOf(raw) === 'error_message') errorFrame = { ...Object(raw) };
    };
    socket.onBadGreeting = (error) => settle({ shape: 'broken-greeting', error, elapsedMs: elapsed() });
    socket.onGreeting = () => settle({ shape: 'accepted', socket, elapsedMs: elapsed() });
    ws.on('close', (code, reason) => {
      const elapsedMs = elapsed();
      const told = reason.toString();
      if (code === 1005 || code === 1006) settle({ shape: 'closed-without-code', code, ...(errorFrame ? { errorFrame } : {}), elapsedMs });
      else if (errorFrame) settle({ shape: 'error-frame-then-close', code, reason: told, errorFrame, elapsedMs });
      else settle({ shape: 'closed-after-accept', code, reason: told, elapsedMs });
    });
    ws.on('error', (error) => settle({ shape: 'unreachable', error: redact(reasonOf(error)), elapsedMs: elapsed() }));
  });
}

function factOf(handshake: Handshake): Fact {
  const code = 'code' in handshake ? handshake.code : null;
  return { kind: 'handshake', shape: handshake.shape, status: 'status' in handshake ? handshake.status : null, code, reason: reasonIn(handshake), ms: handshake.elapsedMs };
}

/** What the other side said for itself. */
function reasonIn(handshake: Handshake): string | null {
  if ('reason' in handshake && handshake.reason) return handshake.reason;
  if ('errorFrame' in handshake && handshake.errorFrame) return errorCodeIn(handshake.errorFrame);
  if ('body' in handshake) return errorCodeIn(handshake.body);
  if (handshake.shape === 'unreachable') return handshake.error;
  return handshake.shape === 'broken-greeting' ? (handshake.error.message.split('\n', 1)[0] ?? null) : null;
}

/** A handshake in a few words. */
export function describeHandshake(handshake: Handshake): string {
  switch (handshake.shape) {
    case 'refused-before-upgrade': return `refused-before-upgrade with status ${handshake.status}`;
    case 'error-frame-then-close': return `error-frame-then-close with ${handshake.code} "${handshake.reason}"`;
    case 'closed-after-accept': return `closed-after-accept with ${handshake.code} "${handshake.reason}"`;
    case 'closed-without-code': return `closed-without-code (${handshake.code})`;
    case 'silence': return handshake.upgraded ? 'silence after the upgrade' : 'silence: no answer to the upgrade';
    case 'unreachable': return `unreachable: ${handshake.error}`;
    case 'broken-greeting': return 'broken-greeting';
    default: return handshake.shape;
  }
}

function requestFor(conversation: Conversation, party: Party, options: SocketOptions): { url: URL; protocols: string[]; headers: Record<string, string> } {
  const url = new URL(conversation.target.wsUrl);
  const token = options.token ?? options.session?.accessToken ?? party.token;
  learnSecret(token);
  const carrier = token === undefined ? 'none' : (options.carrier ?? 'header');
  const inProtocol = `${TOKEN_SUBPROTOCOL_PREFIX}${Buffer.from(token ?? '').toString('base64url')}`;
  if (carrier === 'query') url.searchParams.set('token', token ?? '');
  const control = options.clockOffsetMs === undefined ? {} : { ...conversation.controlHeaders(), [CLOCK_HEADER]: String(options.clockOffsetMs) };
  return {
    url,
    protocols: options.protocols ? [...options.protocols] : carrier === 'subprotocol' ? [SUBPROTOCOL, inProtocol] : [],
    headers: {
      traceparent: `00-${conversation.traceId}-${randomBytes(8).toString('hex')}-01`,
      'x-request-id': `ts-${randomBytes(8).toString('hex')}`,
      ...(carrier === 'header' ? { authorization: `Bearer ${token}` } : {}),
      ...(options.origin === undefined ? {} : { origin: options.origin }),
      ...conversation.headers,
      ...control,
      ...options.headers,
    },
  };
}

const headersOf = (answer: IncomingMessage) => new Headers(Object.entries(answer.headersDistinct).flatMap(([name, values]) => (values ?? []).map((value): [string, string] => [name, value])));

function readBody(answer: IncomingMessage): Promise<string> {
  return text(answer).catch((error: unknown) => `(the body broke off: ${reasonOf(error)})`);
}
