import type { ReadonlySignal } from '@preact/signals';
import { effect, signal, untracked } from '@preact/signals';
import { createChatClient } from './api/chat.client.ts';
import type { ChatStore } from './chat/chat.store.ts';
import { createChatStore } from './chat/chat.store.ts';
import { TOKEN } from './chat/control-ids.ts';
import type { ConnectionState } from './realtime/socket.client.ts';
import { openSocket } from './realtime/socket.client.ts';
import type { Session } from './session/session.ts';
import { randomId } from './shared/random-id.ts';
import { navigate, place, threadPath } from './shared/router.ts';
import type { ThreadsStore } from './threads/threads.store.ts';
import { createThreadsStore } from './threads/threads.store.ts';

/** Everything one signed-in user works with; made at sign-in and thrown away at sign-out, so nothing crosses over. */
export interface Workspace {
  readonly chat: ChatStore;
  readonly threads: ThreadsStore;
  readonly connection: ReadonlySignal<ConnectionState>;
  /** The newest thing that went wrong and belongs nowhere else. */
  readonly alert: ReadonlySignal<string | null>;
  readonly notify: (message: string) => void;
  readonly dismissAlert: () => void;
  readonly dispose: () => void;
}

export function createWorkspace(session: Session, userId: string): Workspace {
  const alert = signal<string | null>(null);
  const notify = (message: string) => (alert.value = message);
  const client = createChatClient(session);
  const threads = createThreadsStore(client);

  let connectedBefore = false;

  const socket = openSocket({
    token: session.token,
    renewToken: session.refresh,
    checkSession: client.whoAmI,
    sessionRevoked: () => session.end('You were signed out. Please sign in again.'),
    connected() {
      chat.connected();
      // The first time the list is being read anyway; later, something may have happened meanwhile.
      if (connectedBefore) void threads.reload();
      connectedBefore = true;
    },
    frame: (frame) => chat.frame(frame),
    event(event) {
      threads.event(event);
      chat.event(event);
    },
  });
  const chat = createChatStore({
    userId, client, socket, notify,
    becameThread(threadId) {
      void threads.autoTitle(threadId);
      // Only whoever still looks at the new chat is taken along.
      if (place.peek().page === 'new-chat') navigate(threadPath(threadId), 'replace');
    },
  });
  const stopFollowing = effect(() => {
    const { value } = place;
    if (value.page === 'thread') untracked(() => void threads.learn(value.threadId));
  });
  // A live socket keeps its authority with the newer token.
  const stopRenewing = effect(() => {
    const token = session.current.value?.accessToken;
    if (token) untracked(() => socket.send({ type: 'token_refresh', message_id: randomId(TOKEN), payload: { token } }));
  });
  void threads.reload();

  return {
    chat, threads, alert, notify,
    connection: socket.state,
    dismissAlert: () => (alert.value = null),
    dispose() {
      stopFollowing();
      stopRenewing();
      socket.close();
      chat.dispose();
      threads.dispose();
    },
  };
}
