import type { Thread } from '#contracts/thread.schema';
import { useEffect, useRef } from 'preact/hooks';

interface Props {
  readonly thread: Thread;
  readonly onCancel: () => void;
  readonly onDelete: (thread: Thread) => void;
}

const DELETE = 'delete';

/** Asks before a thread is gone. The browser's own dialog keeps the focus inside and gives it back. */
export function DeleteDialog({ thread, onCancel, onDelete }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  // Closed before it is taken away: only then does the focus go back to where it came from.
  const close = (answer: string) => dialog.current?.close(answer);
  const closed = () => (dialog.current?.returnValue === DELETE ? onDelete(thread) : onCancel());
  return (
    <dialog class="dialog" ref={dialog} aria-labelledby="delete-title" aria-describedby="delete-text" onClose={closed}>
      <h2 id="delete-title">Delete thread?</h2>
      <p id="delete-text">“{thread.title}” and its messages will no longer be shown.</p>
      <div class="dialog-actions">
        <button type="button" class="button" onClick={() => close('')}>Cancel</button>
        <button type="button" class="button danger" onClick={() => close(DELETE)}>Delete</button>
      </div>
    </dialog>
  );
}
