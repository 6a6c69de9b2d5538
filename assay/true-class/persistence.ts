import type { TruthOfFamily } from './truth.ts';

export const persistence: TruthOfFamily = {
  'data-loss': [
    'answer-lost', 'answer-truncated', 'delete-does-nothing', 'emoji-mangled', 'idempotency-ignored', 'ids-change-on-reading',
    'letters-decomposed', 'long-message-truncated', 'message-doubled', 'message-metadata-dropped', 'question-lost', 'quotes-doubled',
    'thread-metadata-dropped', 'thread-title-lost', 'title-is-sql',
    'record-since-start',
    'talk-forgotten-at-restart', 'uploads-in-memory-only', 'health-since-start',
    'refused-sockets-not-audited', 'refusal-without-reason', 'refusal-without-its-user',
    'keys-soon-forgotten',
    'last-lines-lost-in-a-crash',
  ],
  'wrong-content': [
    'audit-without-request', 'audited-twice', 'cancelled-run-completed', 'failed-sign-in-not-audited', 'history-of-the-thread-before',
    'message-count-wrong', 'new-thread-unlisted', 'newest-first', 'run-never-ends', 'run-start-lost', 'seq-stands-still',
    'refusal-audited-twice', 'hash-leaves-out-the-reason', 'chain-without-links',
  ],
  'contract-drift': ['search-is-sql'],
};
