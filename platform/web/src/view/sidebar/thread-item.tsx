import type { Thread } from '#contracts/thread.schema';
import { useEffect, useRef } from 'preact/hooks';
import { threadPath } from '../../shared/router.ts';
import { Icon } from '../parts/icon.tsx';
import { Link } from '../parts/link.tsx';
import { TimeAgo } from '../parts/time.tsx';
import { RenameForm } from './rename-form.tsx';

interface Props {
  readonly thread: Thread;
  readonly current: boolean;
  readonly running: boolean;
  readonly renaming: boolean;
  readonly onRename: () => void;
  /** With the new title, or an empty one when nothing is to change. */
  readonly onRenamed: (title: string) => void;
  readonly onDelete: () => void;
}

/** One thread of the list with what can be done to it. */
export function ThreadItem({ thread, current, running, renaming, onRename, onRenamed, onDelete }: Props) {
  const renameButton = useRef<HTMLButtonElement>(null);
  const wasRenaming = useRef(false);
  useEffect(() => {
    // The form has gone: whoever used it is brought back to where they came from.
    if (wasRenaming.current && !renaming) renameButton.current?.focus();
    wasRenaming.current = renaming;
  }, [renaming]);
  if (renaming) return <li class="thread"><RenameForm title={thread.title} onDone={onRenamed} /></li>;
  return (
    <li class="thread" data-current={current}>
      <Link class="thread-link" href={threadPath(thread.id)} current={current}>{thread.title}</Link>
      <span class="thread-time muted">
        {running ? <span class="pulse" role="img" aria-label="Working" /> : <TimeAgo at={thread.updated_at * 1000} />}
      </span>
      <span class="thread-actions">
        <button type="button" ref={renameButton} class="icon-button" aria-label={`Rename ${thread.title}`} title="Rename" onClick={onRename}><Icon name="pencil" /></button>
        <button type="button" class="icon-button" aria-label={`Delete ${thread.title}`} title="Delete" onClick={onDelete}><Icon name="trash" /></button>
      </span>
    </li>
  );
}
