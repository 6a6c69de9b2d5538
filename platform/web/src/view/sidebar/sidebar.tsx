import { useEffect, useRef } from 'preact/hooks';
import type { StoredSession } from '../../session/session-storage.ts';
import type { Workspace } from '../../workspace.ts';
import { Brand } from '../parts/brand.tsx';
import { Icon } from '../parts/icon.tsx';
import { Link } from '../parts/link.tsx';
import { SearchField } from './search-field.tsx';
import { ThreadList } from './thread-list.tsx';

interface Props {
  readonly workspace: Workspace;
  readonly user: StoredSession['user'] | undefined;
  readonly current: string | null;
  /** On a phone the sidebar is a drawer; on a desk it is always there. */
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onSignOut: () => void;
}

/** Threads, search, and who is signed in. */
export function Sidebar({ workspace, user, current, open, onClose, onSignOut }: Props) {
  const aside = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    aside.current?.querySelector<HTMLElement>('.close-threads')?.focus();
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      document.getElementById('open-threads')?.focus();
    };
  }, [open]);
  return (
    <aside class="sidebar" id="sidebar" aria-label="Sidebar" ref={aside}>
      <div class="sidebar-top">
        <Brand />
        <button type="button" class="icon-button close-threads" aria-label="Close thread list" onClick={onClose}><Icon name="close" /></button>
      </div>
      <Link class="button new-chat" href="/" onFollow={workspace.chat.startNewChat}><Icon name="plus" /> New chat</Link>
      <SearchField threads={workspace.threads} />
      <ThreadList workspace={workspace} current={current} />
      {user && (
        <div class="account">
          <p class="account-name">
            <strong>{user.full_name || user.email}</strong>
            {user.full_name && <span class="muted">{user.email}</span>}
          </p>
          <button type="button" class="icon-button" aria-label="Sign out" title="Sign out" onClick={onSignOut}><Icon name="out" /></button>
        </div>
      )}
    </aside>
  );
}
