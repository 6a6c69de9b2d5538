import type { Accounts, Principal, TokenFault, TokenVerdict } from '../../auth/ports.ts';
import type { Decorator } from '../../services.ts';
import type { Reason } from '../fault.ts';

/** How a test notices that somebody was served who should have been refused. */
export const NOTICED_LET_IN: readonly Reason[] = [{ by: 'toBeRefused', says: /it was accepted/ }, { by: 'toBeProblem', says: /the status is \d+, not 401/ }];

/** What becomes of a bearer who should have been refused. */
type AsWhom = (token: string | undefined, accounts: Accounts) => TokenVerdict | Promise<TokenVerdict>;

/** A platform that leaves out one check of a token. */
export const letIn = (refusedFor: TokenFault, asWhom: AsWhom): Decorator => ({ tokens, accounts }) => ({
  tokens: {
    ...tokens,
    async verify(token) {
      const verdict = await tokens.verify(token);
      return !verdict.ok && verdict.fault === refusedFor ? asWhom(token, accounts) : verdict;
    },
  },
});

/** Whom a platform serves that does not ask who is there. */
export async function guest(accounts: Accounts): Promise<Principal> {
  const { id, email, role, plan, permissions, created_at } = await accounts.upsert({ email: 'guest@example.com', provider: 'local' });
  return { userId: id, email, role, plan, permissions, sessionId: 'ses_guest', jti: 'guest', expiresAt: created_at + 365 * 24 * 3600 };
}
