import type { AgentEvent } from '#contracts/event.schema';
import type { ServerFrame } from '#contracts/frame.schema';
import type { ReadonlySignal } from '@preact/signals';
import { batch, signal, untracked } from '@preact/signals';
import { inWords, ApiError } from '../api/api-error.ts';
import type { ChatClient } from '../api/chat.client.ts';
import type { Socket } from '../realtime/socket.client.ts';
import { randomId } from '../shared/random-id.ts';
import { isControl, RESUME, STOP, TOKEN } from './control-ids.ts';
import { activeRun } from './conversation.reducer.ts';
import type { Outgoing } from './conversation.types.ts';
import type { Acceptance } from './delivery.ts';
import { deliver } from './delivery.ts';
import { readOutbox, writeOutbox } from './outbox.ts';
import type { Room } from './room.ts';
import { createRoom } from './room.ts';

export interface ChatStore {
  /** The chat that is not a thread yet. */
  readonly newChat: ReadonlySignal<Room>;
  /** The room of a thread, read from the platform when it is seen for the first time. */
  readonly room: (threadId: string) => Room;
  /** Another empty chat, unless the present one is still empty. */
  readonly startNewChat: () => void;
  readonly send: (room: Room, text: string) => void;
  readonly retry: (room: Room, messageId: string) => void;
  readonly discard: (room: Room, messageId: string) => void;
  readonly stop: (room: Room) => void;
  readonly connected: () => void;
  readonly frame: (frame: ServerFrame) => void;
  readonly event: (event: AgentEvent) => void;
  readonly dispose: () => void;
}

export interface ChatTools {
  readonly userId: string;
  readonly client: ChatClient;
  readonly socket: Socket;
  /** Tells the user about something that belongs to no message. */
  readonly notify: (message: string) => void;
  /** The new chat that is shown has become a thread. */
  readonly becameThread: (threadId: string) => void;
}

const SILENCE_MS = 15_000;
const FRAME_MS = 16;
const LOOK_MS = 5000;
const RUN_ACTIVE_PAUSE_MS = 500;

export function createChatStore({ userId, client, socket, notify, becameThread }: ChatTools): ChatStore {
  const rooms = new Map<string, Room>();
  const stops = new Map<Room, () => void>();
  const arrived: AgentEvent[] = [];
  let flushing: ReturnType<typeof setTimeout> | undefined;

  const saveOutbox = () =>
    writeOutbox([...stops.keys()].flatMap(({ threadId, conversation }) =>
      conversation.peek().outgoing
        .filter(({ state }) => state === 'queued' || state === 'sending')
        .map((message) => ({ userId, threadId: threadId.peek(), message: { ...message, state: 'queued' as const } })),
    ));
  /** Pieces of text can come faster than the page can be drawn: what comes within one frame is shown at once. */
  const flush = () => {
    clearTimeout(flushing);
    flushing = undefined;
    batch(() => {
      for (const event of arrived.splice(0)) {
        const room = rooms.get(event.thread_id);
        room?.event(event);
        if (event.type === 'thread_deleted') room?.gone();
      }
    });
  };

  const accepted = (room: Room, { message_id: id, thread_id: threadId, run_id: runId, status }: Acceptance) => batch(() => {
    room.change({ type: 'accepted', id, runId });
    if (room.threadId.peek() === null) {
      rooms.set(threadId, room);
      room.becomeThread(threadId);
      if (newChat.peek() === room) {
        becameThread(threadId);
        newChat.value = create(null);
      }
    }
    if (status === 'duplicate') void room.refresh('quietly');
  });
  const create = (threadId: string | null): Room => {
    const room = createRoom({ key: threadId ?? randomId('chat'), threadId, client, send: socket.send, outgoingChanged: saveOutbox });
    stops.set(room, deliver(room, { socket, client, accepted }));
    return room;
  };
  const roomOf = (threadId: string): Room => {
    const known = rooms.get(threadId);
    if (known) return known;
    const room = untracked(() => create(threadId));
    rooms.set(threadId, room);
    // Rooms are asked for while drawing; reading begins after that.
    queueMicrotask(() => void room.refresh());
    return room;
  };
  const newChat = signal(create(null));
  const all = () => [...stops.keys()];
  const withMessage = (id: string | undefined) => all().find(({ conversation }) => conversation.peek().outgoing.some((message) => message.id === id));

  for (const { threadId, message } of readOutbox(userId)) {
    (threadId === null ? newChat.peek() : roomOf(threadId)).change({ type: 'queue', message });
  }
  // A run whose end was never heard of must not look alive for ever: what is stored tells.
  const lookout = setInterval(() => {
    for (const room of rooms.values()) {
      if (activeRun(room.conversation.peek()) && Date.now() - room.heardAt() > SILENCE_MS) void room.refresh('quietly');
    }
  }, LOOK_MS);

  const refused = ({ correlation_id: id, data }: Extract<ServerFrame, { type: 'error' }>) => {
    // A run that is over need not be stopped, and a socket without its new token is closed and opened again.
    if (isControl(id, TOKEN) || (isControl(id, STOP) && data.error_code === 'CONFLICT')) return;
    if (isControl(id, RESUME)) {
      for (const room of rooms.values()) void room.refresh('quietly');
      return;
    }
    const words = inWords(new ApiError(data.error_code, 0, data.message, data.fields ? { fields: data.fields } : {}));
    const room = withMessage(id);
    if (!id || !room) notify(words);
    else if (data.error_code === 'RUN_ACTIVE') void waitBehind(room, id);
    else room.change({ type: 'outgoing', id, set: { state: 'failed', error: words } });
  };
  /** Another tab was faster: learns of its run, and queues behind it. */
  const waitBehind = async (room: Room, id: string) => {
    await room.refresh('quietly');
    await new Promise((resolve) => setTimeout(resolve, RUN_ACTIVE_PAUSE_MS));
    room.change({ type: 'outgoing', id, set: { state: 'queued' } });
  };

  return {
    newChat,
    room: roomOf,
    startNewChat() {
      if (newChat.peek().conversation.peek().outgoing.length > 0) newChat.value = create(null);
    },
    send(room, text) {
      const message: Outgoing = { id: randomId('msg'), text, at: Date.now(), state: 'queued', runId: null, error: null };
      room.change({ type: 'queue', message });
    },
    retry: (room, id) => room.change({ type: 'outgoing', id, set: { state: 'queued', error: null } }),
    discard: (room, id) => room.change({ type: 'discard', id }),
    stop(room) {
      const run = activeRun(room.conversation.peek());
      if (!run) return;
      const sent = socket.send({ type: 'stop_agent', message_id: randomId(STOP), thread_id: room.threadId.peek(), payload: { run_id: run.id } });
      if (sent) room.change({ type: 'stopping', runId: run.id });
      else notify('There is no connection right now, so the run cannot be stopped.');
    },
    connected() {
      flush();
      for (const room of rooms.values()) {
        if (room.load.peek().state === 'ready') room.resume('anew');
        else void room.refresh();
      }
    },
    frame(frame) {
      flush();
      if (frame.type === 'ack') {
        const room = withMessage(frame.data.message_id);
        if (room) accepted(room, frame.data);
      }
      if (frame.type === 'error') refused(frame);
      if (frame.type === 'resumed') rooms.get(frame.data.thread_id)?.replaying(frame.data.last_seq);
      if (frame.type === 'events_missed') rooms.get(frame.data.thread_id)?.change({ type: 'skip', seq: frame.data.first_kept_seq - 1 });
    },
    event(event) {
      arrived.push(event);
      flushing ??= setTimeout(flush, FRAME_MS);
    },
    dispose() {
      clearInterval(lookout);
      clearTimeout(flushing);
      for (const stop of stops.values()) stop();
    },
  };
}
