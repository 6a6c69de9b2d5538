import type { TruthOfFamily } from './truth.ts';

export const data: TruthOfFamily = {
  'contract-drift': ['altered-backup-accepted', 'content-not-looked-at'],
  'wrong-content': [
    'archived-not-listed', 'backup-listed-twice', 'checksum-of-nothing', 'cursor-counts-rows', 'direction-ignored', 'document-misfiled',
    'dry-run-imports', 'erasure-unproven', 'export-checksum-wrong', 'export-done-at-once', 'export-loses-metadata',
    'export-without-archived', 'import-errors-untold', 'import-not-rolled-back', 'index-lags-behind', 'message-order-ignored',
    'message-role-ignored', 'message-times-ignored', 'newest-file-unlisted', 'page-repeats-a-row', 'plurals-not-tagged',
    'removed-document-found', 'search-any-word', 'search-ignores-limit', 'search-ignores-role', 'search-ignores-thread',
    'search-ignores-time', 'search-newest-first', 'search-scores-flat', 'sort-key-ignored', 'thread-times-ignored', 'thread-words-ignored',
    'threads-total-of-the-page', 'ties-in-any-order', 'title-not-searched',
  ],
  'data-loss': [
    'archiving-erases', 'erasure-forgets-a-table', 'erasure-only-told', 'file-as-text', 'file-truncated', 'import-loses-the-last',
    'import-times-lost', 'messages-in-memory-only', 'profile-not-stored', 'removed-file-stays', 'renaming-in-memory-only',
    'restore-does-nothing', 'restore-loses-the-last-message', 'retention-does-nothing', 'retention-dry-run-acts',
  ],
  'expired': ['erased-user-still-known', 'expired-link-works'],
  'cross-user-leak': ['export-of-everybody', 'foreign-export-readable', 'foreign-file-readable', 'profile-shared', 'search-finds-everybodys'],
  'rate-limit': ['quota-not-taken', 'quota-untold'],
  either: {
    // A signature that nobody checks, on a link instead of a token.
    'altered-link-works': ['permission', 'wrong-secret'],
    // Who has the file may read what is everybody’s.
    'backup-unencrypted': ['permission', 'cross-user-leak'],
    // What was given is gone, or told wrongly: from outside the same.
    'file-type-forgotten': ['data-loss', 'wrong-content'],
    // A thread is out of sight that should not be; nothing of it is lost.
    'retention-archives-the-young': ['data-loss', 'wrong-content'],
  },
};
