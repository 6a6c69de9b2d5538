import type { Thread } from '#contracts/thread.schema';
import { useSignal } from '@preact/signals';
import { inWords } from '../../api/api-error.ts';
import { navigate } from '../../shared/router.ts';
import type { Workspace } from '../../workspace.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import { ThreadItem } from './thread-item.tsx';

/** The user's threads, newest first. */
export function ThreadList({ workspace, current }: { workspace: Workspace; current: string | null }) {
  const { threads, notify } = workspace;
  const renaming = useSignal<string | null>(null);
  const deleting = useSignal<Thread | null>(null);
  const list = threads.list.value;

  const rename = (thread: Thread, title: string) => {
    renaming.value = null;
    if (title && title !== thread.title) threads.rename(thread.id, title).catch((error: unknown) => notify(`The thread could not be renamed. ${inWords(error)}`));
  };
  const remove = async (thread: Thread) => {
    deleting.value = null;
    try {
      await threads.remove(thread.id);
      if (thread.id === current) navigate('/', 'replace');
      document.querySelector<HTMLElement>('.new-chat')?.focus();
    } catch (error) {
      notify(`The thread could not be deleted. ${inWords(error)}`);
    }
  };

  return (
    <nav class="threads" aria-label="Threads">
      <h2>Threads</h2>
      {threads.error.value !== null && (
        <div class="list-note" role="alert">
          <p>The threads could not be loaded. {threads.error.value}</p>
          <button type="button" class="button small" onClick={() => void threads.reload()}>Retry</button>
        </div>
      )}
      {list === null && threads.error.value === null && <p class="list-note muted" role="status">Loading threads…</p>}
      {list?.length === 0 && (
        <p class="list-note muted" role="status">{threads.query.value ? `No threads match “${threads.query.value}”.` : 'No threads yet. Ask something to begin.'}</p>
      )}
      <ul>
        {list?.map((thread) => (
          <ThreadItem
            key={thread.id} thread={thread} current={thread.id === current} running={threads.running.value.has(thread.id)} renaming={renaming.value === thread.id}
            onRename={() => (renaming.value = thread.id)} onRenamed={(title) => rename(thread, title)} onDelete={() => (deleting.value = thread)}
          />
        ))}
      </ul>
      {list !== null && list.length < threads.total.value && (
        <button type="button" class="button small" onClick={() => void threads.more()}>Show more</button>
      )}
      {deleting.value && <DeleteDialog thread={deleting.value} onCancel={() => (deleting.value = null)} onDelete={(thread) => void remove(thread)} />}
    </nav>
  );
}
