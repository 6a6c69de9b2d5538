import { untracked, useComputed, useSignalEffect } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Session } from '../session/session.ts';
import { navigate, place } from '../shared/router.ts';
import { safeNext } from '../shared/safe-next.ts';
import { createWorkspace } from '../workspace.ts';
import { ChatPage } from './chat.page.tsx';
import { OAuthPage } from './sign-in/oauth.page.tsx';
import { SignInPage } from './sign-in/sign-in.page.tsx';

/** Decides between signing in and working; without a session there is no way to anything else. */
export function App({ session }: { session: Session }) {
  const userId = useComputed(() => session.current.value?.user.id).value;
  const workspace = useMemo(() => (userId === undefined ? undefined : untracked(() => createWorkspace(session, userId))), [userId]);
  useEffect(() => () => workspace?.dispose(), [workspace]);

  useSignalEffect(() => {
    const { page } = place.value;
    const signedIn = session.current.value !== null;
    if (signedIn && page === 'sign-in') navigate(safeNext(new URLSearchParams(location.search).get('next')), 'replace');
    if (!signedIn && (page === 'new-chat' || page === 'thread')) {
      navigate(location.pathname === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(location.pathname)}`, 'replace');
    }
  });

  const { page } = place.value;
  if (page === 'oauth-complete') return <OAuthPage session={session} />;
  if (page === 'sign-in') return <SignInPage session={session} />;
  return workspace ? <ChatPage session={session} workspace={workspace} /> : null;
}
