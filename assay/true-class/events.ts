import type { TruthOfFamily } from './truth.ts';

export const events: TruthOfFamily = {
  'wrong-content': [
    'ack-says-duplicate', 'agent-under-its-alias', 'arguments-lost', 'empty-tool-result', 'failed-tool-as-success',
    'failed-tool-looks-good', 'hand-off-failed', 'later-sockets-miss-thinking', 'old-title-told', 'replay-in-other-words',
    'result-of-an-agent-missing', 'sent-again-runs-again', 'stops-another-run', 'tool-time-missing',
  ],
  'event-order': [
    'repeated-after-a-standstill',
    'after-the-terminal', 'crowd-loses-events', 'delta-of-another-run', 'doubled-delta', 'hand-off-lost', 'lost-last-delta',
    'no-agent-completed', 'no-agent-fallback', 'no-agent-progress', 'no-agent-started', 'no-agent-thinking', 'no-tool-completed',
    'no-tool-executing', 'outer-ends-first', 'resume-from-the-beginning', 'resume-with-a-gap', 'resume-with-a-repeat',
    'second-socket-misses-thinking', 'seq-repeats', 'time-goes-backwards', 'tool-call-id-mismatch', 'tool-result-twice', 'two-terminals',
    'wrong-run-id',
  ],
  'stall': ['no-ack', 'tools-told-at-their-end'],
  'missing-terminal': ['interruption-untold', 'no-agent-cancelled', 'no-agent-error', 'no-terminal'],
  'contract-drift': ['step-not-numbered'],
  either: {
    // An acknowledgement that belongs to nothing; its one sign is that nothing follows.
    'ack-of-another-run': ['contract-drift', 'stall'],
    // An event is missing, in a record that can be asked for.
    'last-event-forgotten': ['event-order', 'wrong-content'],
    'record-lacks-the-last': ['event-order', 'wrong-content'],
    // Events that were not asked for, in a record that can be asked for.
    'run-ignored': ['event-order', 'wrong-content'],
    // Events that do not come on one connection, where the other tells what there was.
    'second-tab-deaf': ['event-order', 'wrong-content'],
    // Out of order, with numbers and times that look right: only the text is wrong.
    'swapped-deltas': ['event-order', 'wrong-content'],
    // A record that can be asked for: an event is missing there.
    'thread-news-not-kept': ['event-order', 'wrong-content'],
    'time-ignored': ['event-order', 'wrong-content'],
    // It comes too late; on the wire that is out of order.
    'tool-told-when-done': ['slow', 'event-order'],
    'type-ignored': ['event-order', 'wrong-content'],
  },
};
