import type { TokenPair } from '#contracts/auth.schema';
import { PATHS } from '#contracts/paths';
import type { Signal } from '@preact/signals';
import { inWords } from '../../api/api-error.ts';
import type { WaysToSignIn } from '../../api/auth.client.ts';
import { authClient } from '../../api/auth.client.ts';
import { Icon } from '../parts/icon.tsx';
import { rememberNext } from './next.ts';

interface Props {
  readonly ways: WaysToSignIn | null;
  readonly error: Signal<string | null>;
  readonly next: string;
  readonly onPair: (pair: TokenPair) => void;
}

/** What a platform may offer beside passwords. */
export function OtherWays({ ways, error, next, onPair }: Props) {
  if (!ways?.oauth_enabled && !ways?.development_mode) return null;
  const devLogin = () => {
    error.value = null;
    authClient.devLogin().then(onPair, (failure: unknown) => (error.value = inWords(failure)));
  };
  return (
    <div class="stack">
      <p class="divider"><span>or</span></p>
      {ways.oauth_enabled && (
        <a class="button" href={`${PATHS.login}?provider=google`} onClick={() => rememberNext(next)}><Icon name="google" /> Continue with Google</a>
      )}
      {ways.development_mode && <button type="button" class="button" onClick={devLogin}><Icon name="code" /> Developer sign-in</button>}
    </div>
  );
}
