import type { TruthOfFamily } from './truth.ts';

export const limits: TruthOfFamily = {
  'rate-limit': [
    'bad-tokens-lock-everybody', 'bad-tokens-not-counted', 'counted-twice', 'frames-not-counted', 'never-enforced', 'one-too-many-allowed',
    'remaining-one-too-many', 'retry-after-missing', 'retry-after-too-long', 'run-quota-never-freed', 'run-quota-not-enforced',
    'run-quota-shared', 'shared-by-all', 'sockets-throttled-never', 'window-never-ends',
  ],
  'wrong-content': ['page-size-ignored', 'pages-cut-short'],
  'permission': ['plan-ignored', 'plan-refuses-its-tools'],
  'contract-drift': ['nesting-not-limited'],
};
