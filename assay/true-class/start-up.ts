import type { TruthOfFamily } from './truth.ts';

export const startUp: TruthOfFamily = {
  'contract-drift': [
    'choices-not-checked', 'client-id-in-any-form', 'ends-with-0', 'first-mistake-only', 'half-a-pair-taken', 'local-origins-in-staging',
    'needed-not-missed', 'place-instead-of-advice', 'secret-shared', 'sessions-shorter-than-tokens', 'short-secrets-taken', 'value-told',
    'weak-secrets-taken',
  ],
  'origin': ['second-origin-lost'],
  'wrong-content': ['staging-is-development'],
};
