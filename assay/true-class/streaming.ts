import type { TruthOfFamily } from './truth.ts';

export const streaming: TruthOfFamily = {
  'contract-drift': [
    'accept-ignored', 'boundary-not-kept-apart', 'cacheable', 'cut-block', 'id-missing', 'last-boundary-missing',
    'part-length-in-characters', 'parts-without-numbers', 'records-over-several-lines', 'wrong-content-type', 'wrong-event-name',
    'cacheable', 'cut-block', 'wrong-content-type', 'wrong-event-name',
    'id-missing',
    'records-over-several-lines',
    'boundary-not-kept-apart',
    'part-length-in-characters',
    'parts-without-numbers',
    'last-boundary-missing',
    'accept-ignored',
  ],
  'event-order': [
    'doubled-delta', 'lost-last-delta', 'wrong-run-in-end',
    'records-count-anew',
  ],
  'stall': [
    'held-until-the-end', 'in-one-piece',
    'record-ends-with-the-next',
    'begins-with-the-answer',
  ],
  'missing-terminal': [
    'no-stream-end', 'no-terminal',
    'failure-without-its-record',
  ],
  'event-order': ['doubled-delta', 'lost-last-delta', 'records-count-anew', 'wrong-run-in-end'],
  'stall': ['held-until-the-end', 'in-one-piece', 'record-ends-with-the-next'],
  'missing-terminal': ['failure-without-its-record', 'no-stream-end', 'no-terminal'],
  'wrong-content': [
    'carriage-returns-lost', 'characters-torn', 'checksum-of-a-failure', 'checksum-wrong', 'left-runs-go-on', 'not-the-stored-answer',
    'pieces-of-another-size', 'wrong-end-status',
  ],
  'data-loss': ['gap-not-told', 'long-answer-thinned', 'long-parts-cut', 'long-records-cut'],
  'slow': ['unread-kept-in-memory'],
  'cross-user-leak': ['deltas-of-another-stream', 'streams-of-everybody-listed'],
};
