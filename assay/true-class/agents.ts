import type { TruthOfFamily } from './truth.ts';

export const agents: TruthOfFamily = {
  'wrong-content': [
    'shipped-data-for-all', 'savings-beside-the-sum',
    'always-healthy', 'another-agent-answers', 'backoff-does-not-grow', 'branch-always-taken', 'branch-never-taken',
    'breaker-never-opens', 'cancel-does-nothing', 'cancel-reason-lost', 'canned-answer', 'completed-too-early', 'context-lost',
    'correlation-mixed-up', 'cost-off-by-a-cent', 'deadline-early', 'echo-shouts', 'failed-run-completed', 'failed-step-completed',
    'failure-as-success', 'failures-not-counted', 'hand-off-without-context', 'loop-ignores-its-end', 'loop-once-more',
    'made-up-amount', 'made-up-service', 'message-altered', 'messages-not-recorded', 'never-completed', 'no-capabilities',
    'no-end-time', 'one-worker-does-all', 'output-not-handed-on', 'pause-not-kept', 'plan-as-given', 'priority-ignored',
    'queued-as-in-progress', 'registry-incomplete', 'requests-off-by-one', 'same-run-id', 'stand-in-not-named', 'step-input-lost',
    'step-parent-lost', 'success-as-failure', 'timed-out-as-failed', 'tool-ignores-dataset', 'tool-ignores-filter',
    'tool-not-tried-again', 'tools-fail-in-runs', 'worker-counts-stuck', 'worker-not-told', 'wrong-rows',
  ],
  'data-loss': ['answer-not-stored', 'answer-stored-twice', 'answer-truncated'],
  'contract-drift': [
    'arguments-not-checked', 'cancelled-twice', 'cycle-accepted', 'dead-after-failure', 'unknown-agent-answers',
    'unknown-dependency-accepted', 'unknown-tool-answers',
  ],
  'permission': ['config-for-all', 'plan-not-checked'],
  'event-order': ['cut-off-tool-untold', 'steps-do-not-wait'],
  'quality': ['one-in-ten-fails'],
  'slow': ['one-in-ten-is-slow'],
  'stall': ['queued-never-starts'],
  either: {
    // An end that comes, too late.
    'deadline-late': ['slow', 'stall'],
    // It takes longer than it must, without a budget that says so.
    'steps-one-at-a-time': ['slow', 'wrong-content'],
  },
};
