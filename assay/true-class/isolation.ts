import type { TruthOfFamily } from './truth.ts';

export const isolation: TruthOfFamily = {
  'cross-user-leak': [
    'agent-status-shared', 'answer-of-the-run-before',
    'documents-of-everybody-found', 'events-for-everybody', 'files-of-everybody-listed', 'foreign-audit-readable',
    'foreign-data-set-readable', 'foreign-data-usable', 'foreign-dataset-told-apart', 'foreign-document-removable',
    'foreign-events-readable', 'foreign-history-readable', 'foreign-message-readable', 'foreign-run-cancelled', 'foreign-run-readable',
    'foreign-run-tree-readable', 'foreign-runs-listed', 'foreign-thread-erased', 'foreign-thread-readable', 'foreign-thread-renamed',
    'foreign-triage-readable', 'health-of-another-user', 'history-of-the-user-before', 'live-run-watched',
    'question-of-another-user', 'records-by-file-name', 'refused-write-done', 'threads-of-everybody-listed',
  ],
  'wrong-content': ['attempts-counted-together', 'message-ids-shared'],
  either: {
    'context-remembered': ['cross-user-leak', 'wrong-content'],
    // It tells that a foreign thing exists, by another status than agreed.
    'foreign-thread-told-apart': ['cross-user-leak', 'contract-drift'],
    'idempotency-keys-shared': ['cross-user-leak', 'contract-drift'],
    // Another’s data, seen as answers that are wrong about one’s own.
    'newest-upload-of-anybody': ['cross-user-leak', 'wrong-content'],
    // A wrong name; were it a real one, it would be another’s.
    'profile-of-somebody-else': ['wrong-content', 'cross-user-leak'],
  },
};
