import type { AuditRecord } from '#contracts/audit.schema';
import type { TokenPair } from '#contracts/auth.schema';
import type { RequestScope } from '../http/context.ts';
import { Failure } from '../problem.ts';

type Whom = Pick<AuditRecord, 'actor' | 'subject'>;

const NOBODY: Whom = { actor: null, subject: null };
const REFUSALS: Partial<Record<Failure['code'], AuditRecord['outcome']>> = { AUTH_FAILED: 'refused', ACCOUNT_LOCKED: 'locked' };

/** Who came in by this way of signing in. */
export const byOneself = ({ user }: TokenPair): Whom => ({ actor: user.id, subject: user.id });

/**
 * Does something and writes down what came of it: once, whether it went well or was refused. What failed for another reason
 * (a taken e-mail, a crash) is no attempt of anybody and leaves no record.
 */
export async function audited<T>(scope: RequestScope, action: AuditRecord['action'], work: () => T | Promise<T>, done: (result: T) => Whom, refused: () => Whom = () => NOBODY): Promise<T> {
  let result: T;
  try {
    result = await work();
  } catch (error) {
    const outcome = error instanceof Failure ? REFUSALS[error.code] : undefined;
    if (outcome) scope.services.audit.append(scope, { action, outcome, ...refused() });
    throw error;
  }
  scope.services.audit.append(scope, { action, outcome: 'success', ...done(result) });
  return result;
}
