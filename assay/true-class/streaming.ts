import type { TruthOfFamily } from './truth.ts';

export const streaming: TruthOfFamily = {
  'contract-drift': ['cacheable', 'cut-block', 'wrong-content-type', 'wrong-event-name'],
  'event-order': ['doubled-delta', 'lost-last-delta', 'wrong-run-in-end'],
  'stall': ['held-until-the-end', 'in-one-piece'],
  'missing-terminal': ['no-stream-end', 'no-terminal'],
  'wrong-content': ['not-the-stored-answer', 'wrong-end-status'],
};
