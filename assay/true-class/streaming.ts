import type { TruthOfFamily } from './truth.ts';

export const streaming: TruthOfFamily = {
  'contract-drift': [
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
  'wrong-content': [
    'not-the-stored-answer', 'wrong-end-status',
    'carriage-returns-lost',
    'pieces-of-another-size',
    'checksum-wrong',
    'checksum-of-a-failure',
    'characters-torn',
    'left-runs-go-on',
  ],
  'data-loss': [
    'long-answer-thinned',
    'gap-not-told',
    'long-records-cut',
    'long-parts-cut',
  ],
  'slow': [
    'unread-kept-in-memory',
  ],
  'cross-user-leak': [
    'streams-of-everybody-listed',
    'deltas-of-another-stream',
  ],
};
