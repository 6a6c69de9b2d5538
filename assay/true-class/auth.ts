import type { TruthOfFamily } from './truth.ts';

export const auth: TruthOfFamily = {
  'expired': [
    'access-token-survives-sign-out', 'expired-token-accepted', 'oauth-code-good-twice', 'refresh-token-good-twice',
    'refresh-token-survives-sign-out', 'sign-out-ends-all-sessions', 'squatter-stays-signed-in',
    'refresh-shared-in-parallel', 'reuse-forgiven',
  ],
  'permission': ['admin-refused', 'anonymous-accepted', 'right-password-refused', 'role-ignored', 'wrong-password-accepted'],
  'contract-drift': ['bad-state-crashes', 'malformed-token-crashes', 'refusal-at-provider-crashes', 'wrong-password-crashes'],
  'cross-user-leak': ['developer-is-somebody-else', 'provider-signs-in-somebody-else', 'refresh-mixes-users'],
  'rate-limit': ['lock-never-ends', 'lock-opened-by-password', 'locked-at-first-mistake', 'lockout-shared', 'never-locked'],
  'data-loss': ['name-lost-at-registration'],
  'wrong-content': ['session-list-empty', 'session-listed-twice', 'reasons-all-alike', 'token-in-log', 'beginning-of-refresh-token-suffices'],
  'wrong-secret': ['wrong-signature-accepted'],
  'wrong-claims': ['issuer-not-checked', 'audience-not-checked', 'token-type-not-checked', 'user-not-looked-up', 'any-algorithm-accepted'],
  'clock-skew': ['start-not-checked'],
  either: {
    // The squatter may go on, and what they go on with is another’s.
    'squatter-keeps-account': ['permission', 'cross-user-leak'],
    // The claim `alg: none`, and a signature that is none.
    'unsigned-token-accepted': ['wrong-claims', 'wrong-secret'],
  },
};
