import type { TokenPair } from '#contracts/auth.schema';
import type { ReadonlySignal } from '@preact/signals';
import { signal } from '@preact/signals';
import { ApiError } from '../api/api-error.ts';
import { authClient } from '../api/auth.client.ts';
import type { StoredSession } from './session-storage.ts';
import { readStoredSession, SESSION_KEY, writeStoredSession } from './session-storage.ts';

export interface Session {
  readonly current: ReadonlySignal<StoredSession | null>;
  /** Why the user has to sign in again, when it was not their wish. */
  readonly notice: ReadonlySignal<string | null>;
  readonly adopt: (pair: TokenPair) => void;
  /** A token that is good now; refreshes first when it has expired. @throws ApiError */
  readonly token: () => Promise<string>;
  /** A newer token than `stale`; concurrent callers, other tabs included, share one refresh. @throws ApiError */
  readonly refresh: (stale: string) => Promise<string>;
  readonly signOut: () => Promise<void>;
  /** Forgets the session because the platform ended it. */
  readonly end: (notice: string) => void;
}

const RETRY_MS = 5000;
const LONGEST_TIMER_MS = 2 ** 31 - 1;
const gone = () => new ApiError('AUTH_FAILED', 401, 'Not signed in.');

export function createSession(): Session {
  const current = signal(readStoredSession());
  const notice = signal<string | null>(null);
  let flight: Promise<string> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const set = (session: StoredSession | null) => {
    current.value = session;
    clearTimeout(timer);
    if (session) timer = setTimeout(renew, Math.min(LONGEST_TIMER_MS, Math.max(0, renewalTime(session) - Date.now())));
  };
  const renew = () => {
    const session = current.value;
    if (!session) return;
    refresh(session.accessToken).catch(() => {
      clearTimeout(timer);
      if (current.value) timer = setTimeout(renew, RETRY_MS);
    });
  };
  const adopt = (pair: TokenPair) => {
    const session = fromPair(pair);
    writeStoredSession(session);
    notice.value = null;
    set(session);
  };
  const end = (reason: string) => {
    writeStoredSession(null);
    notice.value = reason;
    set(null);
  };

  const refreshAlone = async (stale: string): Promise<string> => {
    const stored = readStoredSession();
    if (!stored) throw gone();
    // Another tab was faster; a second use of the old refresh token would end the whole session.
    if (stored.accessToken !== stale) {
      set(stored);
      return stored.accessToken;
    }
    try {
      const pair = await authClient.refresh(stored.refreshToken);
      // Signed out in the meantime: the answer must not sign in again.
      if (readStoredSession()?.refreshToken !== stored.refreshToken) throw gone();
      adopt(pair);
      return pair.access_token;
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) end('Your session has ended. Please sign in again.');
      throw error;
    }
  };
  const refresh = (stale: string): Promise<string> => {
    if (current.value && current.value.accessToken !== stale) return Promise.resolve(current.value.accessToken);
    flight ??= acrossTabs(() => refreshAlone(stale)).finally(() => (flight = undefined));
    return flight;
  };

  addEventListener('storage', ({ key }) => {
    // A null key means that the whole storage was cleared.
    if (key === SESSION_KEY || key === null) set(readStoredSession());
  });
  set(current.value);

  return {
    current, notice, adopt, refresh, end,
    async token() {
      const session = current.value;
      if (!session) throw gone();
      return session.expiresAt > Date.now() ? session.accessToken : refresh(session.accessToken);
    },
    async signOut() {
      const token = current.value?.accessToken;
      writeStoredSession(null);
      notice.value = null;
      set(null);
      // Signed out here in any case; a server that cannot be reached lets the tokens run out.
      if (token) await authClient.logout(token).catch(() => undefined);
    },
  };
}

const fromPair = ({ access_token, refresh_token, expires_in, user }: TokenPair): StoredSession => ({
  accessToken: access_token,
  refreshToken: refresh_token,
  issuedAt: Date.now(),
  expiresAt: Date.now() + expires_in * 1000,
  user: { id: user.id, email: user.email, full_name: user.full_name },
});

/** Half a minute before the end, or well within a short life: the platform counts in whole seconds. */
const renewalTime = ({ issuedAt, expiresAt }: StoredSession) => Math.max(expiresAt - 30_000, issuedAt + (expiresAt - issuedAt) * 0.6);

/** Web Locks exist in secure contexts only; elsewhere a tab is on its own. */
async function acrossTabs(work: () => Promise<string>): Promise<string> {
  if (!('locks' in navigator)) return work();
  return navigator.locks.request('touchstone.refresh', work);
}
