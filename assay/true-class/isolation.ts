import type { TruthOfFamily } from './truth.ts';

export const isolation: TruthOfFamily = {
  'cross-user-leak': [
    'events-for-everybody', 'foreign-audit-readable', 'foreign-history-readable', 'foreign-message-readable', 'foreign-run-cancelled',
    'foreign-run-readable', 'foreign-run-tree-readable', 'foreign-runs-listed', 'foreign-thread-erased', 'foreign-thread-readable',
    'foreign-thread-renamed', 'health-of-another-user', 'refused-write-done', 'threads-of-everybody-listed',
    'answer-of-the-run-before', 'documents-of-everybody-found', 'foreign-document-removable', 'records-by-file-name', 'history-of-the-user-before', 'files-of-everybody-listed', 'foreign-data-set-readable',
  ],
  'wrong-content': [
    'attempts-counted-together',
    'message-ids-shared',
  ],
  either: {
    // It tells that a foreign thing exists, by another status than agreed.
    'foreign-thread-told-apart': ['cross-user-leak', 'contract-drift'],
    'context-remembered': ['cross-user-leak', 'wrong-content'],
    'idempotency-keys-shared': ['cross-user-leak', 'contract-drift'],
  },
};
