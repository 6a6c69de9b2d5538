import type { TruthOfFamily } from './truth.ts';

export const persistence: TruthOfFamily = {
  'data-loss': [
    'answer-lost', 'answer-truncated', 'delete-does-nothing', 'emoji-mangled', 'idempotency-ignored', 'ids-change-on-reading',
    'letters-decomposed', 'long-message-truncated', 'message-doubled', 'message-metadata-dropped', 'question-lost', 'quotes-doubled',
    'thread-metadata-dropped', 'thread-title-lost', 'title-is-sql',
  ],
  'wrong-content': [
    'audit-without-request', 'audited-twice', 'cancelled-run-completed', 'failed-sign-in-not-audited', 'history-of-the-thread-before',
    'message-count-wrong', 'new-thread-unlisted', 'newest-first', 'run-never-ends', 'run-start-lost', 'seq-stands-still',
  ],
  'contract-drift': ['search-is-sql'],
  either: {
    // Lost at a restart; what is lost are events.
    'record-since-start': ['data-loss', 'event-order'],
  },
};
