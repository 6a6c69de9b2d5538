import type { Thread } from '#contracts/thread.schema';
import { useEffect, useRef } from 'preact/hooks';

interface Props {
  readonly thread: Thread;
  readonly onCancel: () => void;
  readonly onDelete: (thread: Thread) => void;
}

/** Asks before a thread is gone. The browser's own dialog keeps the focus inside and gives it back. */
export function DeleteDialog({ thread, onCancel, onDelete }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  const cancel = (event: Event) => {
    event.preventDefault();
    onCancel();
  };
  return (
    <dialog class="dialog" ref={dialog} aria-labelledby="delete-title" aria-describedby="delete-text" onCancel={cancel}>
      <h2 id="delete-title">Delete thread?</h2>
      <p id="delete-text">“{thread.title}” and its messages will no longer be shown.</p>
      <div class="dialog-actions">
        <button type="button" class="button" onClick={onCancel}>Cancel</button>
        <button type="button" class="button danger" onClick={() => onDelete(thread)}>Delete</button>
      </div>
    </dialog>
  );
}
