import type { TruthOfFamily } from './truth.ts';

export const startUp: TruthOfFamily = {
  // What was agreed of settings and starts: rules, exit code, what is told and what is not.
  'contract-drift': [
    'choices-not-checked',
    'client-id-in-any-form',
    'ends-with-0',
    'first-mistake-only',
    'half-a-pair-taken',
    'local-origins-in-staging',
    'needed-not-missed',
    'secret-shared',
    'sessions-shorter-than-tokens',
    'short-secrets-taken',
    'value-told',
    'weak-secrets-taken',
    'place-instead-of-advice',
  ],
  'origin': ['second-origin-lost'],
  // A platform that holds something else than it was told.
  'wrong-content': ['staging-is-development'],
};
