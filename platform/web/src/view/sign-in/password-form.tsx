import type { TokenPair } from '#contracts/auth.schema';
import type { Signal } from '@preact/signals';
import { useSignal } from '@preact/signals';
import { ApiError, inTime, inWords } from '../../api/api-error.ts';
import { authClient } from '../../api/auth.client.ts';
import { Field } from '../parts/field.tsx';
import { Spinner } from '../parts/spinner.tsx';

interface Props {
  readonly mode: 'sign-in' | 'register';
  readonly error: Signal<string | null>;
  readonly onPair: (pair: TokenPair) => void;
}

const SHORTEST_PASSWORD = 8;

/** E-mail and password, for signing in and for a new account. */
export function PasswordForm({ mode, error, onPair }: Props) {
  const email = useSignal('');
  const password = useSignal('');
  const fullName = useSignal('');
  const busy = useSignal(false);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy.value) return;
    error.value = mistakeIn(mode, email.value.trim(), password.value);
    if (error.value) return;
    busy.value = true;
    const asked = mode === 'sign-in' ? authClient.login(email.value.trim(), password.value) : authClient.register(email.value.trim(), password.value, fullName.value.trim());
    await asked.then(onPair, (failure: unknown) => (error.value = refusalInWords(failure)));
    busy.value = false;
  };

  return (
    <form class="stack" noValidate onSubmit={(event) => void submit(event)}>
      {mode === 'register' && <Field label="Full name (optional)" value={fullName} autoComplete="name" />}
      <Field label="E-mail" type="email" value={email} autoComplete="email" autoFocus />
      <Field
        label="Password" type="password" value={password} autoComplete={mode === 'sign-in' ? 'current-password' : 'new-password'}
        hint={mode === 'register' ? `At least ${SHORTEST_PASSWORD} characters.` : undefined}
      />
      <button type="submit" class="button primary" aria-busy={busy.value}>
        {busy.value && <Spinner />}
        {mode === 'sign-in' ? 'Sign in' : 'Create account'}
      </button>
    </form>
  );
}

function mistakeIn(mode: Props['mode'], email: string, password: string): string | null {
  if (!/^\S+@\S+$/.test(email)) return 'Please enter your e-mail address.';
  if (password === '') return 'Please enter your password.';
  if (mode === 'register' && password.length < SHORTEST_PASSWORD) return `The password needs at least ${SHORTEST_PASSWORD} characters.`;
  return null;
}

function refusalInWords(failure: unknown): string {
  if (!(failure instanceof ApiError)) return inWords(failure);
  if (failure.code === 'AUTH_FAILED') return 'E-mail or password is wrong.';
  if (failure.code === 'ACCOUNT_LOCKED') return `Too many wrong attempts. This account is locked; try again ${inTime(failure.retryAfterSeconds)}.`;
  if (failure.code === 'CONFLICT') return 'There is an account with this e-mail already. Sign in instead.';
  return inWords(failure);
}
