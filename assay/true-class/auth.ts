import type { TruthOfFamily } from './truth.ts';

export const auth: TruthOfFamily = {
  'expired': [
    'access-token-survives-sign-out', 'expired-token-accepted', 'oauth-code-good-twice', 'one-time-code-raced',
    'refresh-shared-in-parallel', 'refresh-token-good-twice', 'refresh-token-survives-sign-out', 'reuse-forgiven',
    'sessions-in-memory-only', 'sign-out-ends-all-sessions', 'squatter-stays-signed-in',
  ],
  'permission': [
    'admin-refused', 'anonymous-accepted', 'answer-of-another-attempt-taken', 'right-password-refused', 'role-ignored',
    'wrong-password-accepted',
    'call-token-in-cookie', 'call-token-in-url',
    'pkce-not-demanded',
  ],
  'contract-drift': [
    'bad-state-crashes', 'malformed-token-crashes', 'name-not-asked-for', 'redirect-not-the-registered-one', 'refusal-at-provider-crashes',
    'state-reused', 'wrong-password-crashes',
  ],
  'cross-user-leak': ['developer-is-somebody-else', 'provider-signs-in-somebody-else', 'refresh-mixes-users'],
  'rate-limit': ['lock-never-ends', 'lock-opened-by-password', 'locked-at-first-mistake', 'lockout-shared', 'never-locked'],
  'data-loss': ['name-lost-at-registration', 'new-account-at-each-sign-in'],
  'wrong-content': [
    'beginning-of-refresh-token-suffices', 'config-names-a-dead-address', 'reasons-all-alike', 'session-list-empty', 'session-listed-twice',
    'token-in-log',
  ],
  'wrong-secret': ['key-in-header-trusted', 'wrong-signature-accepted'],
  'wrong-claims': ['any-algorithm-accepted', 'audience-not-checked', 'issuer-not-checked', 'token-type-not-checked', 'user-not-looked-up',
    'algorithm-of-the-header-trusted'],
  'clock-skew': ['start-not-checked'],
  'origin': ['origin-that-ends-alike-allowed'],
  either: {
    // The squatter may go on, and what they go on with is another’s.
    'squatter-keeps-account': ['permission', 'cross-user-leak'],
    // The claim `alg: none`, and a signature that is none.
    'unsigned-token-accepted': ['wrong-claims', 'wrong-secret'],
  },
};
