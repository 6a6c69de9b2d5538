import { randomBytes } from 'node:crypto';
import type { RawData, WebSocket } from 'ws';
import type { ClientFrame, ServerFrame } from '#contracts/frame.schema';
import type { Session } from '../auth/session.types.ts';
import { callerOf } from '../caller.ts';
import { TouchstoneError } from '../errors.ts';
import { receivedFact } from '../observation/frame-fact.ts';
import { learnSecret } from '../transcript/redact.ts';
import { now } from '../transcript/transcript.ts';
import type { Conversation, Party } from './conversation.ts';
import { describeFrame, FrameLog } from './frame-log.ts';
import { isOf, isServerFrame, memberOf, parseFrame, readJson, typeOf } from './frame.parse.ts';
import type { Opened } from './ledger.ts';
import { RunOnSocket } from './socket-run.ts';
import type { AnyFrame, AnyFrameType, AskOptions, Closure, FrameOf, Greeting, Socket, SocketRun, WaitOptions } from './socket.types.ts';

interface Parts {
  readonly ws: WebSocket;
  readonly conversation: Conversation;
  readonly party: Party;
  readonly session: Session | undefined;
  readonly dialledAt: number;
  readonly opener: string;
  /** How it says who it is, where that is out of the ordinary. */
  readonly credential: string;
}

/** A socket on `ws` that listens from its construction. It becomes a test's `Socket` when its greeting was read. */
export class LiveSocket implements Socket, Opened {
  readonly kind = 'socket';
  readonly opener: string;
  readonly session: Session | undefined;
  readonly log: FrameLog;
  /** Where this socket is, for messages. */
  readonly where: string;
  readonly conversation: Conversation;
  headers = new Headers();
  greetedAfterMs = 0;
  /** Set by the handshake: sees what comes before the greeting. */
  beforeGreeting: ((raw: unknown) => void) | undefined;
  onGreeting: (() => void) | undefined;
  onBadGreeting: ((error: Error) => void) | undefined;
  readonly #ws: WebSocket;
  readonly #who: string;
  readonly #dialledAt: number;
  readonly #taken = new Set<number>();
  #greeting: Greeting | undefined;
  #closing = false;
  #abandoned = false;
  constructor({ ws, conversation, party, session, dialledAt, opener, credential }: Parts) {
    this.#ws = ws;
    this.#who = party.who;
    this.#dialledAt = dialledAt;
    this.opener = opener;
    this.session = session;
    this.conversation = conversation;
    this.where = `socket of ${party.who}${credential} to ${conversation.target.wsUrl} on ${conversation.target.name}, opened at ${opener}`;
    this.log = new FrameLog(dialledAt, this.where, conversation.target.strict);
    ws.on('message', (data, isBinary) => this.#receive(data, isBinary));
    ws.on('close', (code, reason) => this.#ended(code, reason.toString()));
    // `ws` reports a lost connection as an error and then as a close; the close says it all.
    ws.on('error', (error) => this.#note(`socket error: ${error.message}`));
  }

  get greeting(): Greeting {
    if (!this.#greeting) throw new TypeError('a socket is handed out only after its greeting');
    return this.#greeting;
  }
  get protocol() {
    return this.#ws.protocol;
  }
  get received() {
    return this.log.received;
  }
  get closure() {
    return this.log.closure;
  }
  isOpen() {
    return !this.#abandoned && this.log.closure === undefined;
  }

  /** Headers of the upgrade answer, given by the handshake. */
  upgraded(headers: Headers): void {
    this.headers = headers;
  }
  /** The handshake failed: whatever is left of the connection is cut, and nothing is left to close. */
  abandon(): void {
    this.#abandoned = true;
    this.#ws.terminate();
  }

  send(frame: ClientFrame): string {
    const messageId = frame.message_id ?? `msg-${randomBytes(8).toString('hex')}`;
    this.#transmit(JSON.stringify({ timestamp: Date.now(), ...frame, message_id: messageId }), frame.type, messageId);
    return messageId;
  }
  sendRaw(data: string | Uint8Array): void {
    this.#transmit(data, typeof data === 'string' ? `raw text, ${data.length} characters` : `raw bytes, ${data.length}`);
  }
  async request(frame: ClientFrame, options: WaitOptions = {}): Promise<ServerFrame> {
    return this.#replyTo(frame, options, () => true);
  }
  async next<T extends AnyFrameType>(type: T, options: WaitOptions = {}): Promise<FrameOf<T>> {
    const accepts = (frame: AnyFrame, index: number) => frame.type === type && !this.#taken.has(index) && this.#taken.add(index) !== undefined;
    const frame = await this.log.wait({ ...this.#wanted(`a frame ${type}`, options), accepts });
    if (isOf(frame, type)) return frame;
    throw new TypeError('only frames of the type asked for are accepted');
  }
  waitFor(predicate: (frame: AnyFrame) => boolean, options: WaitOptions = {}): Promise<AnyFrame> {
    return this.log.wait({ ...this.#wanted(`a frame that satisfies ${String(predicate).slice(0, 120)}`, options), accepts: predicate });
  }
  async ping(options: WaitOptions = {}): Promise<number> {
    const sentAt = now();
    await this.#reply('pong', { type: 'ping' }, options);
    return now() - sentAt;
  }

  ask(prompt: string, options: AskOptions = {}): Promise<SocketRun> {
    return this.#ask(prompt, options, callerOf());
  }
  async #ask(prompt: string, { threadId = null, agent, messageId, as = 'user_message', context, queue, ...options }: AskOptions, place: string): Promise<SocketRun> {
    const askedAt = now();
    const payload = { content: prompt, ...(agent === undefined ? {} : { agent_type: agent }), ...(context === undefined ? {} : { context }), ...(queue === undefined ? {} : { queue }) };
    const { data } = await this.#reply('ack', { type: as, payload, thread_id: threadId, ...(messageId === undefined ? {} : { message_id: messageId }) }, options);
    this.conversation.ledger.started(this, data.run_id, place);
    return new RunOnSocket(this, data.run_id, data.thread_id, askedAt - this.#dialledAt, data);
  }
  run(runId: string, threadId = ''): SocketRun {
    return new RunOnSocket(this, runId, threadId, now() - this.#dialledAt, undefined);
  }
  async resume(threadId: string, afterSeq: number, options: WaitOptions = {}) {
    return (await this.#reply('resumed', { type: 'resume', payload: { thread_id: threadId, after_seq: afterSeq } }, options)).data;
  }
  async switchThread(threadId: string, options: WaitOptions = {}) {
    return (await this.#reply('thread_switched', { type: 'switch_thread', payload: { thread_id: threadId } }, options)).data;
  }
  async listThreads(options: WaitOptions = {}) {
    return (await this.#reply('thread_list', { type: 'list_threads' }, options)).data;
  }
  async history(threadId: string, options: WaitOptions = {}) {
    return (await this.#reply('thread_history', { type: 'get_thread_history', payload: { thread_id: threadId } }, options)).data;
  }
  async refreshToken(token: string, options: WaitOptions = {}) {
    learnSecret(token);
    return (await this.#reply('token_refreshed', { type: 'token_refresh', payload: { token } }, options)).data.expires_at;
  }
  stopRun(runId: string, options: WaitOptions = {}) {
    return this.#reply('stopping', { type: 'stop_agent', payload: { run_id: runId } }, options);
  }

  async close(code = 1000, reason = ''): Promise<Closure> {
    if (this.log.closure) return this.log.closure;
    this.#closing = true;
    this.#note(`close ${code} ${reason}`.trim());
    this.#ws.close(code, reason);
    return this.closed();
  }
  async drop(): Promise<Closure> {
    if (this.log.closure) return this.log.closure;
    this.#closing = true;
    this.#note('connection cut by the test');
    this.#ws.terminate();
    return this.closed();
  }
  async closed({ timeoutMs = this.conversation.target.deadlines.firstEvent }: WaitOptions = {}): Promise<Closure> {
    if (this.log.closure) return this.log.closure;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(this.log.timeout('the end of the socket', timeoutMs)), timeoutMs);
      this.#ws.once('close', () => {
        clearTimeout(timer);
        if (this.log.closure) resolve(this.log.closure);
      });
    });
  }
  ignoreEvents(why: string): void {
    this.conversation.ledger.ignore(this, why);
  }
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /** A reply of one type; an `error` frame instead of it throws. */
  async #reply<T extends ServerFrame['type']>(type: T, frame: ClientFrame, options: WaitOptions): Promise<FrameOf<T>> {
    const reply = await this.#replyTo(frame, options, (candidate) => candidate === type || candidate === 'error');
    if (isOf(reply, type)) return reply;
    throw new TouchstoneError('E_WS_ERROR', { expected: `${type} in reply to ${frame.type}`, happened: describeFrame(reply), where: this.where });
  }
  async #replyTo({ type, ...frame }: ClientFrame, options: WaitOptions, fits: (type: ServerFrame['type']) => boolean): Promise<ServerFrame> {
    const messageId = this.send({ type, ...frame });
    const accepts = (candidate: AnyFrame) => isServerFrame(candidate) && candidate.correlation_id === messageId && fits(candidate.type);
    const reply = await this.log.wait({ ...this.#wanted(`the reply to ${type} ${messageId}`, options), accepts });
    if (isServerFrame(reply)) return reply;
    throw new TypeError('only server frames are accepted');
  }
  #wanted(what: string, { timeoutMs = this.conversation.target.deadlines.firstEvent }: WaitOptions) {
    return { what, timeoutMs };
  }
  #transmit(data: string | Uint8Array, label: string, messageId?: string): void {
    if (this.log.closure) throw new TouchstoneError('E_WS_CLOSED', { expected: `an open socket to send ${label}`, happened: `it was closed with ${this.log.closure.code} "${this.log.closure.reason}"`, where: this.where });
    this.conversation.transcript.add({ channel: 'ws', direction: 'out', who: this.#who, label, ...(typeof data === 'string' ? { detail: data } : {}), fact: messageId === undefined ? undefined : { kind: 'sent', type: label, messageId } });
    this.log.sent(data);
    this.#ws.send(data);
  }
  #receive(data: RawData, isBinary: boolean): void {
    const text = Buffer.isBuffer(data) ? data.toString('utf8') : '';
    const raw = isBinary ? undefined : readJson(text);
    try {
      const frame = this.#greeting || this.#isGreeting(raw) ? parseFrame(raw, this.conversation, this.where) : undefined;
      this.#record(frame, raw, text);
      if (!frame) return;
      if ('seq' in frame && frame.run_id !== null) this.conversation.ledger.saw(this, frame.run_id, frame);
      this.log.push(frame);
      if (frame.type === 'system_message' && !this.#greeting) this.#greeted(frame.data);
    } catch (error) {
      this.#note(`frame breaks the contract: ${text.slice(0, 200)}`);
      const breach = error instanceof Error ? error : new Error(String(error));
      this.log.break(breach);
      if (!this.#greeting) this.onBadGreeting?.(breach);
    }
  }
  /** The first frame is the greeting or part of a refusal; deployments that are not strict may say other things before it. */
  #isGreeting(raw: unknown): boolean {
    this.beforeGreeting?.(raw);
    const type = typeOf(raw);
    const greets = type === 'system_message' && memberOf(memberOf(raw, 'data'), 'event') === 'connection_established';
    if (greets || type === 'error' || type === 'error_message' || !this.conversation.target.strict) return greets;
    throw new TouchstoneError('E_CONTRACT', { expected: 'the greeting (system_message, connection_established) as first frame', happened: `the first frame was ${type ?? 'without a type'}`, where: this.where });
  }
  #greeted(greeting: Greeting): void {
    this.#greeting = greeting;
    this.greetedAfterMs = now() - this.#dialledAt;
    this.conversation.ledger.opened(this);
    this.onGreeting?.();
  }
  #record(frame: AnyFrame | undefined, raw: unknown, text: string): void {
    const label = frame ? describeFrame(frame) : `frame ${typeOf(raw) ?? 'without a type'}`;
    const runId = frame && 'run_id' in frame && frame.run_id !== null ? { runId: frame.run_id } : {};
    this.conversation.transcript.add({ channel: 'ws', direction: 'in', who: this.#who, label, detail: text, ...runId, fact: receivedFact(raw, { connection: this.log.connection, over: 'socket' }) });
  }
  #ended(code: number, reason: string): void {
    if (this.#abandoned) return;
    const closure: Closure = { code, reason, at: now() - this.#dialledAt, by: this.#closing ? 'test' : 'platform' };
    this.conversation.transcript.add({ channel: 'ws', direction: 'in', who: this.#who, label: `closed ${code} ${reason}`.trim(), fact: { kind: 'close', code, reason } });
    this.log.end(closure);
  }
  #note(label: string): void {
    this.conversation.transcript.add({ channel: 'ws', direction: 'note', who: this.#who, label });
  }
}
