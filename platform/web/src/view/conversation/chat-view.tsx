import type { Room } from '../../chat/room.ts';
import { activeRun } from '../../chat/conversation.reducer.ts';
import { entriesOf } from '../../chat/turns.ts';
import type { Workspace } from '../../workspace.ts';
import { Icon } from '../parts/icon.tsx';
import { Composer } from './composer.tsx';
import { ConnectionIndicator } from './connection-indicator.tsx';
import { EmptyState } from './empty-state.tsx';
import { LoadNote } from './load-note.tsx';
import { MessageLog } from './message-log.tsx';

interface Props {
  readonly room: Room;
  readonly workspace: Workspace;
  readonly title: string;
  readonly onOpenThreads: () => void;
}

/** One conversation: its title, what was said, and where one says more. */
export function ChatView({ room, workspace, title, onOpenThreads }: Props) {
  const { chat, connection } = workspace;
  const conversation = room.conversation.value;
  const entries = entriesOf(conversation);
  const load = room.load.value;
  const missing = load.state === 'missing';
  const run = activeRun(conversation);
  const empty = entries.length === 0 && load.state === 'ready';
  const send = (text: string) => chat.send(room, text);

  return (
    <>
      <header class="chat-header">
        <button type="button" id="open-threads" class="icon-button" aria-label="Open thread list" aria-controls="sidebar" onClick={onOpenThreads}><Icon name="menu" /></button>
        <h1 title={title}>{title}</h1>
        <ConnectionIndicator state={connection.value} />
      </header>
      {(missing || entries.length === 0) && load.state !== 'ready' && <LoadNote load={load} onRetry={() => void room.refresh()} />}
      {empty && <EmptyState onAsk={send} />}
      {entries.length > 0 && !missing && (
        <MessageLog
          entries={entries} older={conversation.older} connected={connection.value === 'connected'} onOlder={room.loadOlder}
          onRetry={(id) => chat.retry(room, id)} onDiscard={(id) => chat.discard(room, id)}
        />
      )}
      {!missing && <Composer draft={room.draft} connection={connection.value} run={run} onSend={send} onStop={() => chat.stop(room)} />}
    </>
  );
}
