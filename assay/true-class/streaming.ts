import type { TruthOfFamily } from './truth.ts';

export const streaming: TruthOfFamily = {
  'contract-drift': [
    'accept-ignored', 'boundary-not-kept-apart', 'cacheable', 'cut-block', 'id-missing', 'last-boundary-missing',
    'part-length-in-characters', 'parts-without-numbers', 'records-over-several-lines', 'wrong-content-type', 'wrong-event-name',
  ],
  'event-order': ['doubled-delta', 'last-words-lost-with-a-failure', 'lost-last-delta', 'piece-lost-after-a-standstill', 'records-count-anew', 'wrong-run-in-end'],
  'stall': ['begins-with-the-answer', 'held-after-the-first-piece', 'held-until-the-end', 'in-one-piece', 'record-ends-with-the-next', 'silence-not-bridged'],
  'missing-terminal': ['failure-without-its-record', 'no-stream-end', 'no-terminal'],
  'wrong-content': [
    'carriage-returns-lost', 'characters-torn', 'checksum-of-a-failure', 'checksum-wrong', 'indentation-lost', 'left-runs-go-on', 'not-the-stored-answer',
    'pieces-of-another-size', 'wrong-end-status',
  ],
  'data-loss': ['gap-not-told', 'long-answer-thinned', 'long-parts-cut', 'long-records-cut'],
  'slow': ['unread-kept-in-memory'],
  'cross-user-leak': ['deltas-of-another-stream', 'streams-of-everybody-listed'],
};
