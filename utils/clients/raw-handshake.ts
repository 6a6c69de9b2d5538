import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { CLOCK_HEADER } from '#contracts/control.schema';
import { TouchstoneError } from '../errors.ts';
import { assertOwn } from '../target/own.ts';
import { learnSecret } from '../transcript/redact.ts';
import { now } from '../transcript/transcript.ts';
import type { Conversation } from './conversation.ts';
import { RawSocket } from './raw-socket.ts';

/** What of the opening handshake is otherwise than usual; `null` leaves a header out. */
export interface RawSocketOptions {
  /** Sent as a bearer token, unless it is empty. */
  readonly token?: string;
  readonly method?: string;
  readonly httpVersion?: string;
  readonly headers?: Readonly<Record<string, string | null>>;
  /** The platform sees its clock shifted for this socket. Needs the grant `clock`. */
  readonly clockOffsetMs?: number;
}

/** An answer to the opening handshake, whatever it says. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** What came after the head. */
  readonly rest: Buffer;
  /** The key the platform was sent. */
  readonly key: string;
}

/** Opens a connection to the target's socket and shakes hands by hand; what comes of that is for the test to say. @throws TouchstoneError E_WS_HANDSHAKE without an answer */
export async function dialRaw(conversation: Conversation, { token, method = 'GET', httpVersion = '1.1', headers = {}, clockOffsetMs }: RawSocketOptions): Promise<RawSocket> {
  const url = new URL(conversation.target.wsUrl);
  assertOwn(conversation.target, url);
  learnSecret(token);
  const key = headers['sec-websocket-key'] ?? randomBytes(16).toString('base64');
  const lines = Object.entries({
    host: url.host, connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13', 'sec-websocket-key': key,
    traceparent: `00-${conversation.traceId}-${randomBytes(8).toString('hex')}-01`, ...conversation.headers, ...(clockOffsetMs === undefined ? {} : { ...conversation.controlHeaders(), [CLOCK_HEADER]: String(clockOffsetMs) }), ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers,
  }).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]));
  conversation.transcript.add({ channel: 'ws', direction: 'out', who: 'raw', label: `dial ${url.pathname} by hand` });
  const dialledAt = now();
  const socket = await reach(conversation, url);
  socket.write([`${method} ${url.pathname}${url.search} HTTP/${httpVersion}`, ...lines, '', ''].join('\r\n'));
  const answer = await readHead(socket, conversation, key);
  conversation.transcript.add({ channel: 'ws', direction: 'in', who: 'raw', label: `handshake by hand: ${answer.status} after ${(now() - dialledAt).toFixed(1)} ms` });
  return new RawSocket(socket, conversation, answer);
}

function reach({ ca, target }: Conversation, { protocol, hostname, port }: URL): Promise<Socket> {
  const secure = protocol === 'wss:';
  const at = { host: hostname, port: Number(port || (secure ? 443 : 80)), timeout: target.deadlines.connect };
  return new Promise((ready, fail) => {
    const socket: Socket = secure ? connectTls({ ...at, ...(ca === undefined ? {} : { ca }) }, () => ready(socket)) : connect(at, () => ready(socket));
    socket.once('error', fail);
  });
}

/** Reads the head of the answer, byte by byte as it comes. */
function readHead(socket: Socket, { target }: Conversation, key: string): Promise<Answer> {
  return new Promise((done, fail) => {
    let bytes = Buffer.alloc(0);
    const stop = () => {
      clearTimeout(timer);
      socket.pause().off('data', read).off('close', gone);
    };
    const lost = (happened: string) => new TouchstoneError('E_WS_HANDSHAKE', { expected: 'an answer to a handshake by hand', happened, where: target.wsUrl });
    const gone = () => {
      stop();
      fail(lost(`the connection ended after ${bytes.length} byte(s)`));
    };
    const timer = setTimeout(() => {
      stop();
      socket.destroy();
      fail(lost(`none within ${target.deadlines.connect} ms`));
    }, target.deadlines.connect);
    const read = (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      const end = bytes.indexOf('\r\n\r\n');
      if (end < 0) return;
      stop();
      const [status = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
      const headers = new Headers(lines.map((line): [string, string] => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]));
      done({ status: Number(/^HTTP\/\d\.\d (\d{3})/.exec(status)?.[1] ?? 0), headers, rest: bytes.subarray(end + 4), key });
    };
    socket.on('data', read).once('close', gone);
  });
}
