import type { TruthOfFamily } from './truth.ts';

export const isolation: TruthOfFamily = {
  'cross-user-leak': [
    'events-for-everybody', 'foreign-audit-readable', 'foreign-history-readable', 'foreign-message-readable', 'foreign-run-cancelled',
    'foreign-run-readable', 'foreign-run-tree-readable', 'foreign-runs-listed', 'foreign-thread-erased', 'foreign-thread-readable',
    'foreign-thread-renamed', 'health-of-another-user', 'refused-write-done', 'threads-of-everybody-listed',
    'live-run-watched',
  ],
  either: {
    // Another’s data, seen as answers that are wrong about one’s own.
    'newest-data-of-anybody': ['cross-user-leak', 'wrong-content'],
    // A wrong name; were it a real one, it would be another’s.
    'profile-of-somebody-else': ['wrong-content', 'cross-user-leak'],
    // It tells that a foreign thing exists, by another status than agreed.
    'foreign-thread-told-apart': ['cross-user-leak', 'contract-drift'],
  },
};
