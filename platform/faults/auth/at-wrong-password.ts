import type { Accounts, StoredUser } from '../../auth/ports.ts';
import type { Decorator } from '../../services.ts';
import type { Reason } from '../fault.ts';

/** How the page's tests notice that a wrong password was not told. */
export const NOTICED_UNTOLD: readonly Reason[] = [{ by: 'toHaveText', says: /E-mail or password is wrong/ }];

type Answer = (refusal: unknown, email: string, accounts: Accounts) => Promise<StoredUser>;

/** A platform that answers a wrong password in a way of its own. */
export const atWrongPassword = (answer: Answer): Decorator => ({ accounts }) => ({
  accounts: { ...accounts, authenticate: (email, password) => accounts.authenticate(email, password).catch((refusal: unknown) => answer(refusal, email, accounts)) },
});
