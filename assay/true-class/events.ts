import type { TruthOfFamily } from './truth.ts';

export const events: TruthOfFamily = {
  'wrong-content': ['ack-says-duplicate', 'empty-tool-result', 'hand-off-failed'],
  'event-order': [
    'after-the-terminal', 'delta-of-another-run', 'doubled-delta', 'hand-off-lost', 'lost-last-delta', 'no-agent-completed',
    'no-agent-started', 'no-agent-thinking', 'no-tool-completed', 'no-tool-executing', 'outer-ends-first',
    'resume-from-the-beginning', 'resume-with-a-gap', 'resume-with-a-repeat', 'seq-repeats', 'time-goes-backwards',
    'tool-call-id-mismatch', 'tool-result-twice', 'two-terminals', 'wrong-run-id',
    'crowd-loses-events',
  ],
  'stall': ['no-ack'],
  'missing-terminal': ['no-agent-cancelled', 'no-agent-error', 'no-terminal', 'interruption-untold'],
  'contract-drift': ['step-not-numbered'],
  either: {
    // Events that do not come on one connection, where the other tells what there was.
    'second-tab-deaf': ['event-order', 'wrong-content'],
    // An acknowledgement that belongs to nothing; its one sign is that nothing follows.
    'ack-of-another-run': ['contract-drift', 'stall'],
    // An event is missing, in a record that can be asked for.
    'last-event-forgotten': ['event-order', 'wrong-content'],
    // Out of order, with numbers and times that look right: only the text is wrong.
    'swapped-deltas': ['event-order', 'wrong-content'],
  },
};
