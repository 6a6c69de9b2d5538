import { useEffect } from 'preact/hooks';
import { authClient } from '../../api/auth.client.ts';
import type { Session } from '../../session/session.ts';
import { navigate } from '../../shared/router.ts';
import { safeNext } from '../../shared/safe-next.ts';
import { Spinner } from '../parts/spinner.tsx';
import { forgetNext, recallNext } from './next.ts';

/** Where the provider's sign-in comes back to, with a code that is good once. */
export function OAuthPage({ session }: { session: Session }) {
  useEffect(() => {
    const code = new URLSearchParams(location.search).get('code');
    // The code must not stay in the address, whatever becomes of it.
    history.replaceState(null, '', location.pathname);
    const next = safeNext(recallNext());
    forgetNext();
    const exchange = async (oneTimeCode: string) => {
      try {
        session.adopt(await authClient.exchange(oneTimeCode));
        navigate(next, 'replace');
      } catch {
        // Whatever the reason, the way on is the same: sign in again, and be told.
        navigate('/sign-in?error=oauth_failed', 'replace');
      }
    };
    void exchange(code ?? '');
  }, []);
  return (
    <main class="sign-in">
      <h1 class="sr-only">Signing in</h1>
      <p class="sign-in-wait" role="status"><Spinner /> Signing you in…</p>
    </main>
  );
}
