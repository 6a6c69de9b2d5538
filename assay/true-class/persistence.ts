import type { TruthOfFamily } from './truth.ts';

export const persistence: TruthOfFamily = {
  'data-loss': [
    'answer-lost', 'answer-truncated', 'delete-does-nothing', 'emoji-mangled', 'health-since-start', 'idempotency-ignored',
    'ids-change-on-reading', 'keys-soon-forgotten', 'last-lines-lost-in-a-crash', 'letters-decomposed', 'long-message-truncated',
    'message-doubled', 'message-metadata-dropped', 'question-lost', 'quotes-doubled', 'refusal-without-its-user', 'refusal-without-reason',
    'refused-sockets-not-audited', 'talk-forgotten-at-restart', 'thread-metadata-dropped', 'thread-title-lost', 'title-is-sql',
    'uploads-in-memory-only',
  ],
  'wrong-content': [
    'audit-without-request', 'audited-twice', 'cancelled-run-completed', 'chain-without-links', 'failed-sign-in-not-audited',
    'hash-leaves-out-the-reason', 'history-of-the-thread-before', 'message-count-wrong', 'new-thread-unlisted', 'newest-first',
    'refusal-audited-twice', 'run-never-ends', 'run-start-lost', 'seq-stands-still',
  ],
  'contract-drift': ['search-is-sql'],
  either: {
    // Lost at a restart; what is lost are events.
    'record-since-start': ['data-loss', 'event-order'],
  },
};
