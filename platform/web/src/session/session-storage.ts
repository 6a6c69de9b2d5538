import type { User } from '#contracts/auth.schema';

/** What a tab needs to act for a user; kept in localStorage so that a reload and a second tab keep it. */
export interface StoredSession {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Milliseconds since the epoch, by this machine's clock. */
  readonly expiresAt: number;
  readonly issuedAt: number;
  readonly user: Pick<User, 'id' | 'email' | 'full_name'>;
}

export const SESSION_KEY = 'touchstone.session';

export function readStoredSession(): StoredSession | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(SESSION_KEY) ?? 'null');
    return isComplete(value) ? value : null;
  } catch {
    // Something else wrote there: the same as not being signed in.
    return null;
  }
}

const isComplete = (value: unknown): value is StoredSession =>
  typeof value === 'object' && value !== null && ['accessToken', 'refreshToken', 'expiresAt', 'issuedAt', 'user'].every((name) => name in value);

export function writeStoredSession(session: StoredSession | null): void {
  if (session) localStorage.setItem(SESSION_KEY, JSON.stringify(session));
  else localStorage.removeItem(SESSION_KEY);
}
