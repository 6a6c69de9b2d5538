import type { AgentEvent, EventType } from '#contracts/event.schema';
import { isTerminal } from '#contracts/event.schema';
import { buildJourney } from '../journey/build.ts';
import type { Journey } from '../journey/journey.types.ts';
import { TouchstoneError } from '../errors.ts';
import type { LiveSocket } from './socket.client.ts';
import type { AnyFrame, FrameOf, JourneyOptions, Received, SocketRun, WaitOptions } from './socket.types.ts';

/** How long `finished` listens for something after the terminal event where the platform does not answer a ping. */
const AFTERMATH_MS = 250;

/** One run as one socket sees it; times count from the question. */
export class RunOnSocket implements SocketRun {
  readonly id: string;
  readonly threadId: string;
  readonly ack: SocketRun['ack'];
  readonly #socket: LiveSocket;
  readonly #askedAt: number;

  constructor(socket: LiveSocket, id: string, threadId: string, askedAt: number, ack: SocketRun['ack']) {
    this.#socket = socket;
    this.#askedAt = askedAt;
    this.id = id;
    this.threadId = threadId;
    this.ack = ack;
  }

  get events(): AgentEvent[] {
    return this.#received().map(({ event }) => event);
  }

  async waitFor<T extends EventType>(type: T, options?: WaitOptions): Promise<Extract<AgentEvent, { type: T }>>;
  async waitFor(predicate: (event: AgentEvent) => boolean, options?: WaitOptions): Promise<AgentEvent>;
  async waitFor(wanted: EventType | ((event: AgentEvent) => boolean), { timeoutMs = this.#socket.conversation.target.deadlines.firstEvent }: WaitOptions = {}): Promise<AgentEvent> {
    const matches = typeof wanted === 'string' ? (event: AgentEvent) => event.type === wanted : wanted;
    const what = `${typeof wanted === 'string' ? wanted : 'an event that satisfies the predicate'} of run ${this.id}`;
    const frame = await this.#socket.log.wait({ what, timeoutMs, accepts: (frame) => this.#isMine(frame) && matches(frame) });
    if (this.#isMine(frame)) return frame;
    throw new TypeError('only events of this run are accepted');
  }

  async finished(options: JourneyOptions = {}): Promise<Journey> {
    // Waiting for the end is what the guard asks for; whether it comes is then this call's own failure.
    this.#socket.conversation.ledger.account(this.id);
    const { deadlines } = this.#socket.conversation.target;
    const silence = options.silenceMs ?? deadlines.silence;
    const giveUpAt = performance.now() + (options.totalMs ?? deadlines.total);
    for (;;) {
      const seen = this.#received().length;
      if (this.#received().some(({ event }) => isTerminal(event))) break;
      const patience = seen === 0 ? Math.max(deadlines.firstEvent, silence) : silence;
      const left = giveUpAt - performance.now();
      const what = seen === 0 ? `the first event of run ${this.id}` : `event ${seen + 1} of run ${this.id} (its terminal event has not come)`;
      if (left <= 0) throw this.#overdue(options.totalMs ?? deadlines.total);
      let count = 0;
      await this.#socket.log.wait({ what, timeoutMs: Math.ceil(Math.min(patience, left)), accepts: (frame) => this.#isMine(frame) && ++count > seen });
    }
    await this.#hearOut();
    return buildJourney({ carrier: 'socket', received: this.#received(), runId: this.id, threadId: this.threadId, ...this.#heard() });
  }

  stop(options: WaitOptions = {}): Promise<FrameOf<'stopping'>> {
    return this.#socket.stopRun(this.id, options);
  }

  /** A pong proves that everything sent before it has arrived: what a platform says after the end is heard as well. */
  async #hearOut(): Promise<void> {
    if (!this.#socket.isOpen()) return;
    await this.#socket.ping({ timeoutMs: AFTERMATH_MS }).catch((error: unknown) => {
      const harmless = error instanceof TouchstoneError && error.code !== 'E_CONTRACT';
      if (!harmless) throw error;
    });
  }

  #isMine(frame: AnyFrame): frame is AgentEvent {
    return 'seq' in frame && frame.run_id === this.id;
  }
  #received(): { at: number; event: AgentEvent }[] {
    return this.#socket.received.flatMap(({ at, frame }: Received) => (this.#isMine(frame) ? [{ at: at - this.#askedAt, event: frame }] : []));
  }
  /** All numbers of the thread that arrived here, other runs and the thread’s own news included; none where the platform told of a loss. */
  #heard(): { readonly heard?: readonly number[] } {
    const frames = this.#socket.received.map(({ frame }) => frame);
    const threadId = frames.find((frame) => this.#isMine(frame))?.thread_id;
    if (frames.some((frame) => frame.type === 'events_missed')) return {};
    return { heard: frames.flatMap((frame) => ('seq' in frame && frame.thread_id === threadId ? [frame.seq] : [])) };
  }
  #overdue(totalMs: number): TouchstoneError {
    return this.#socket.log.timeout(`the terminal event of run ${this.id}`, totalMs);
  }
}
