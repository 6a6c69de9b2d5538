import type { AgentEvent } from '#contracts/event.schema';
import type { ReadonlySignal, Signal } from '@preact/signals';
import { signal } from '@preact/signals';
import { ApiError, inWords } from '../api/api-error.ts';
import type { ChatClient } from '../api/chat.client.ts';
import type { OutgoingFrame } from '../realtime/socket.client.ts';
import { emptyConversation, reduce } from './conversation.reducer.ts';
import type { Change, Conversation } from './conversation.types.ts';
import { randomId } from '../shared/random-id.ts';
import { RESUME } from './control-ids.ts';
import { readHistory } from './history.ts';
import { isOver } from './run.reducer.ts';

export type LoadState = { readonly state: 'ready' | 'loading' | 'missing' } | { readonly state: 'failed'; readonly message: string };

/** One conversation of this tab: a thread, or a new chat that is going to be one. */
export interface Room {
  /** Stays the same when a new chat becomes a thread. */
  readonly key: string;
  readonly threadId: ReadonlySignal<string | null>;
  readonly conversation: ReadonlySignal<Conversation>;
  readonly load: ReadonlySignal<LoadState>;
  /** What is typed but not sent. */
  readonly draft: Signal<string>;
  /** Milliseconds since the epoch of the last sign of life of its run. */
  readonly heardAt: () => number;
  readonly change: (change: Change) => void;
  readonly becomeThread: (threadId: string) => void;
  /** Reads what is stored; `quietly` keeps what is shown when that fails. */
  readonly refresh: (how?: 'quietly') => Promise<void>;
  readonly loadOlder: () => Promise<void>;
  readonly event: (event: AgentEvent) => void;
  /** Asks for everything since the last event seen; `anew` on another connection, where what was asked on the last one is lost. */
  readonly resume: (how?: 'anew') => void;
  /** The platform is about to replay up to this `seq`. */
  readonly replaying: (lastSeq: number) => void;
  readonly gone: () => void;
}

interface RoomTools {
  readonly key: string;
  readonly threadId: string | null;
  readonly client: ChatClient;
  readonly send: (frame: OutgoingFrame) => boolean;
  /** A message was queued, accepted or discarded. */
  readonly outgoingChanged: () => void;
}

const RESUME_MS = 5000;
const OLDER_STEP = 100;

export function createRoom({ key, threadId: firstId, client, send, outgoingChanged }: RoomTools): Room {
  const threadId = signal(firstId);
  const conversation = signal(emptyConversation);
  const load = signal<LoadState>({ state: firstId === null ? 'ready' : 'loading' });
  let heardAt = Date.now();
  let resuming: ReturnType<typeof setTimeout> | undefined;
  let replayedUntil = Infinity;
  let reading: Promise<void> | undefined;
  let readAgain = false;
  let wanted = OLDER_STEP;

  const change = (next: Change) => {
    const before = conversation.value;
    conversation.value = reduce(before, next);
    if (conversation.value.outgoing !== before.outgoing) outgoingChanged();
  };

  const endResume = () => {
    clearTimeout(resuming);
    resuming = undefined;
    replayedUntil = Infinity;
  };
  const resume: Room['resume'] = (how) => {
    if (how === 'anew') endResume();
    const id = threadId.value;
    if (id === null || resuming !== undefined) return;
    if (!send({ type: 'resume', thread_id: id, message_id: randomId(RESUME), payload: { thread_id: id, after_seq: conversation.value.seq } })) return;
    waitForReplay();
  };
  const waitForReplay = () => {
    clearTimeout(resuming);
    resuming = setTimeout(giveUpOnReplay, RESUME_MS);
  };
  const giveUpOnReplay = () => {
    endResume();
    change({ type: 'skip' });
    void refresh('quietly');
  };

  const read = async (id: string) => {
    const { messages, older, runs } = await readHistory(client, id, wanted);
    change({ type: 'history', messages, older, runs });
    heardAt = Date.now();
    const firstTime = load.value.state !== 'ready';
    load.value = { state: 'ready' };
    // How the answers came about, and what a run in progress has said so far, comes from the platform's journal.
    if (firstTime) resume();
  };
  const readUntilFresh = async (id: string) => {
    do {
      readAgain = false;
      await read(id);
    } while (readAgain);
  };
  const refresh: Room['refresh'] = async (how) => {
    const id = threadId.value;
    if (id === null) return;
    if (how !== 'quietly' && load.value.state !== 'ready') load.value = { state: 'loading' };
    readAgain = reading !== undefined;
    reading ??= readUntilFresh(id).finally(() => (reading = undefined));
    await reading.catch((error: unknown) => {
      if (error instanceof ApiError && error.status === 404) load.value = { state: 'missing' };
      else if (load.value.state !== 'ready') load.value = { state: 'failed', message: inWords(error) };
    });
  };

  const event = (next: AgentEvent) => {
    heardAt = Date.now();
    const known = next.run_id === null ? undefined : conversation.value.runs[next.run_id];
    change({ type: 'event', event: next });
    const { seq, early, runs, outgoing } = conversation.value;
    if (resuming !== undefined) waitForReplay();
    if (seq >= replayedUntil) endResume();
    if (early.length > 0 && load.value.state === 'ready') resume();
    const now = next.run_id === null ? undefined : runs[next.run_id];
    const ended = now && isOver(now.status) && known?.status !== now.status;
    const startedElsewhere = now && !known && !outgoing.some(({ state }) => state === 'sending');
    if (ended || startedElsewhere) void refresh('quietly');
  };

  return {
    key, threadId, conversation, load, change, refresh, event, resume,
    draft: signal(''),
    heardAt: () => heardAt,
    becomeThread(id) {
      threadId.value = id;
      resume();
    },
    async loadOlder() {
      wanted += OLDER_STEP;
      await refresh('quietly');
    },
    replaying(lastSeq) {
      replayedUntil = lastSeq;
      if (conversation.value.seq >= lastSeq) endResume();
    },
    gone() {
      load.value = { state: 'missing' };
    },
  };
}
