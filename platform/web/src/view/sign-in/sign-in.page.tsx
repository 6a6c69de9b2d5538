import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { inWords } from '../../api/api-error.ts';
import type { WaysToSignIn } from '../../api/auth.client.ts';
import { authClient } from '../../api/auth.client.ts';
import type { Session } from '../../session/session.ts';
import { safeNext } from '../../shared/safe-next.ts';
import { Brand } from '../parts/brand.tsx';
import { OtherWays } from './other-ways.tsx';
import { PasswordForm } from './password-form.tsx';
import { Tabs } from './tabs.tsx';

const OAUTH_ERRORS: Readonly<Record<string, string>> = {
  oauth_denied: 'Google sign-in was cancelled. You can try again or sign in another way.',
  oauth_failed: 'Google sign-in did not work. Please try again.',
};

/** Every way to sign in that this platform offers. */
export function SignInPage({ session }: { session: Session }) {
  const query = new URLSearchParams(location.search);
  const oauthError = query.get('error');
  const tab = useSignal<'sign-in' | 'register'>('sign-in');
  const ways = useSignal<WaysToSignIn | null>(null);
  const error = useSignal<string | null>(oauthError === null ? null : (OAUTH_ERRORS[oauthError] ?? OAUTH_ERRORS['oauth_failed'] ?? null));
  const next = safeNext(query.get('next'));

  useEffect(() => {
    document.title = 'Sign in · Touchstone';
    authClient.config().then((config) => (ways.value = config), (failure: unknown) => (error.value = inWords(failure)));
  }, []);

  return (
    <main class="sign-in">
      <div class="sign-in-card">
        <Brand />
        <h1>{tab.value === 'sign-in' ? 'Welcome back' : 'Create your account'}</h1>
        <p class="muted">Ask agents about the usage and cost of your AI workloads.</p>
        {session.notice.value && error.value === null && <p class="note" role="status">{session.notice.value}</p>}
        {error.value && <p class="error" role="alert">{error.value}</p>}
        <Tabs tab={tab} onChange={() => (error.value = null)} />
        <div role="tabpanel" id="sign-in-panel" aria-labelledby={`tab-${tab.value}`}>
          <PasswordForm key={tab.value} mode={tab.value} error={error} onPair={session.adopt} />
        </div>
        <OtherWays ways={ways.value} error={error} next={next} onPair={session.adopt} />
      </div>
    </main>
  );
}
