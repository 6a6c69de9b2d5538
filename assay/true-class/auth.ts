import type { TruthOfFamily } from './truth.ts';

export const auth: TruthOfFamily = {
  'expired': [
    'access-token-survives-sign-out', 'expired-token-accepted', 'oauth-code-good-twice', 'refresh-token-good-twice',
    'refresh-token-survives-sign-out', 'sign-out-ends-all-sessions', 'squatter-stays-signed-in',
    'sessions-in-memory-only',
  ],
  'permission': ['admin-refused', 'anonymous-accepted', 'right-password-refused', 'role-ignored', 'wrong-password-accepted'],
  'contract-drift': ['bad-state-crashes', 'malformed-token-crashes', 'refusal-at-provider-crashes', 'wrong-password-crashes'],
  'cross-user-leak': ['developer-is-somebody-else', 'provider-signs-in-somebody-else'],
  'rate-limit': ['lock-never-ends', 'lock-opened-by-password', 'locked-at-first-mistake', 'lockout-shared', 'never-locked'],
  'data-loss': ['name-lost-at-registration'],
  'wrong-content': ['session-list-empty', 'session-listed-twice', 'config-names-a-dead-address'],
  'wrong-secret': ['wrong-signature-accepted'],
  'origin': ['origin-that-ends-alike-allowed'],
  either: {
    // The squatter may go on, and what they go on with is another’s.
    'squatter-keeps-account': ['permission', 'cross-user-leak'],
    // The claim `alg: none`, and a signature that is none.
    'unsigned-token-accepted': ['wrong-claims', 'wrong-secret'],
  },
};
