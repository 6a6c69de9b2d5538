import { batch, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Session } from '../session/session.ts';
import { navigate, place } from '../shared/router.ts';
import type { Workspace } from '../workspace.ts';
import { ChatView } from './conversation/chat-view.tsx';
import { Alert } from './parts/alert.tsx';
import { Sidebar } from './sidebar/sidebar.tsx';

const NEW_CHAT = 'New chat';

/** The page of a signed-in user: threads at the side, one conversation in the middle. */
export function ChatPage({ session, workspace }: { session: Session; workspace: Workspace }) {
  const drawer = useSignal(false);
  const { value: where } = place;
  const threadId = where.page === 'thread' ? where.threadId : null;
  const room = threadId === null ? workspace.chat.newChat.value : workspace.chat.room(threadId);
  const missing = room.load.value.state === 'missing';
  const title = missing ? 'Not found' : threadId === null ? NEW_CHAT : (workspace.threads.titles.value[threadId] ?? 'Chat');

  useEffect(() => {
    document.title = `${title} · Touchstone`;
  }, [title]);
  useEffect(() => {
    drawer.value = false;
    workspace.dismissAlert();
  }, [where]);

  const signOut = () => batch(() => {
    void session.signOut();
    navigate('/sign-in');
  });
  const openThreads = () => (drawer.value = true);
  const closeThreads = () => (drawer.value = false);

  return (
    <div class="chat-page" data-drawer={drawer.value ? 'open' : 'closed'}>
      <Sidebar workspace={workspace} user={session.current.value?.user} current={threadId} open={drawer.value} onClose={closeThreads} onSignOut={signOut} />
      {drawer.value && <div class="scrim" onClick={closeThreads} />}
      <main class="chat" inert={drawer.value}>
        <ChatView key={room.key} room={room} workspace={workspace} title={title} onOpenThreads={openThreads} />
      </main>
      <Alert message={workspace.alert.value} onDismiss={workspace.dismissAlert} />
    </div>
  );
}
