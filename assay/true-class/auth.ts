import type { TruthOfFamily } from './truth.ts';

export const auth: TruthOfFamily = {
  'expired': [
    'access-token-survives-sign-out', 'expired-token-accepted', 'oauth-code-good-twice', 'refresh-token-good-twice',
    'refresh-token-survives-sign-out', 'sign-out-ends-all-sessions', 'squatter-stays-signed-in',
    'one-time-code-raced',
  ],
  'permission': [
    'admin-refused', 'anonymous-accepted', 'right-password-refused', 'role-ignored', 'wrong-password-accepted',
    'answer-of-another-attempt-taken',
  ],
  'contract-drift': [
    'bad-state-crashes', 'malformed-token-crashes', 'refusal-at-provider-crashes', 'wrong-password-crashes',
    'state-reused',
    'redirect-not-the-registered-one',
    'name-not-asked-for',
  ],
  'cross-user-leak': ['developer-is-somebody-else', 'provider-signs-in-somebody-else'],
  'rate-limit': ['lock-never-ends', 'lock-opened-by-password', 'locked-at-first-mistake', 'lockout-shared', 'never-locked'],
  'data-loss': [
    'name-lost-at-registration',
    'new-account-at-each-sign-in',
  ],
  'wrong-content': ['session-list-empty', 'session-listed-twice'],
  'wrong-secret': [
    'wrong-signature-accepted',
    'key-in-header-trusted',
  ],
  either: {
    // The squatter may go on, and what they go on with is another’s.
    'squatter-keeps-account': ['permission', 'cross-user-leak'],
    // The claim `alg: none`, and a signature that is none.
    'unsigned-token-accepted': ['wrong-claims', 'wrong-secret'],
  },
};
