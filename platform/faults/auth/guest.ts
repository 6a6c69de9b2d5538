import type { Accounts, Principal } from '../../auth/ports.ts';

/** Whom a platform serves that does not ask who is there. */
export async function guest(accounts: Accounts): Promise<Principal> {
  const { id, email, role, plan, permissions, created_at } = await accounts.upsert({ email: 'guest@example.com', provider: 'local' });
  return { userId: id, email, role, plan, permissions, sessionId: 'ses_guest', jti: 'guest', expiresAt: created_at + 365 * 24 * 3600 };
}
