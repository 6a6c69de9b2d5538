import type { ServerFrame } from '#contracts/frame.schema';
import { effect } from '@preact/signals';
import { inWords } from '../api/api-error.ts';
import type { ChatClient } from '../api/chat.client.ts';
import type { Socket } from '../realtime/socket.client.ts';
import { activeRun } from './conversation.reducer.ts';
import type { Conversation, Outgoing } from './conversation.types.ts';
import type { Room } from './room.ts';

const ACK_MS = 10_000;
const encoder = new TextEncoder();

export type Acceptance = Extract<ServerFrame, { type: 'ack' }>['data'];
interface DeliveryTools {
  readonly socket: Socket;
  readonly client: ChatClient;
  readonly accepted: (room: Room, acceptance: Acceptance) => void;
}

/**
 * Sends what is queued in a room, one message at a time: when there is a connection and no run is active. A message
 * keeps its id over every attempt, so it is stored once however often it is sent.
 */
export function deliver(room: Room, { socket, client, accepted }: DeliveryTools): () => void {
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();

  const unconfirmed = (id: string) => {
    waiting.delete(id);
    const message = room.conversation.value.outgoing.find((candidate) => candidate.id === id);
    if (message?.state !== 'sending') return;
    socket.probe();
    room.change({ type: 'outgoing', id, set: { state: 'failed', error: 'The server did not confirm this message.' } });
  };
  const sendByHttp = async (id: string, text: string) => {
    try {
      accepted(room, { status: 'accepted', message_id: id, ...(await client.start(text, room.threadId.peek(), id)) });
    } catch (error) {
      room.change({ type: 'outgoing', id, set: { state: 'failed', error: inWords(error) } });
    }
  };
  const send = ({ id, text }: Outgoing) => {
    const frame = { type: 'user_message' as const, message_id: id, thread_id: room.threadId.value, payload: { content: text } };
    if (encoder.encode(JSON.stringify(frame)).length > socket.frameLimit()) {
      room.change({ type: 'outgoing', id, set: { state: 'sending' } });
      void sendByHttp(id, text);
      return;
    }
    if (!socket.send(frame)) return;
    waiting.set(id, setTimeout(() => unconfirmed(id), ACK_MS));
    room.change({ type: 'outgoing', id, set: { state: 'sending' } });
  };

  /** What went over a connection that is gone may or may not have arrived: it goes again, under the same id. */
  const requeue = ({ outgoing }: Conversation) => {
    for (const { id, state } of outgoing) {
      if (!waiting.has(id)) continue;
      clearTimeout(waiting.get(id));
      waiting.delete(id);
      if (state === 'sending') room.change({ type: 'outgoing', id, set: { state: 'queued' } });
    }
  };

  const stop = effect(() => {
    const conversation = room.conversation.value;
    if (socket.state.value !== 'connected') {
      requeue(conversation);
      return;
    }
    const busy = activeRun(conversation) !== undefined || conversation.outgoing.some(({ state }) => state === 'sending');
    const next = busy ? undefined : conversation.outgoing.find(({ state }) => state === 'queued');
    if (next) send(next);
  });
  return () => {
    stop();
    for (const timer of waiting.values()) clearTimeout(timer);
  };
}
