import type { TruthOfFamily } from './truth.ts';

export const agents: TruthOfFamily = {
  'wrong-content': [
    'always-healthy', 'another-agent-answers', 'backoff-does-not-grow', 'branch-always-taken', 'branch-never-taken',
    'breaker-never-opens', 'cancel-does-nothing', 'cancel-reason-lost', 'canned-answer', 'completed-too-early', 'context-lost',
    'correlation-mixed-up', 'cost-off-by-a-cent', 'deadline-early', 'echo-shouts', 'failed-run-completed', 'failed-step-completed',
    'failure-as-success', 'failures-not-counted', 'hand-off-without-context', 'loop-ignores-its-end', 'loop-once-more',
    'made-up-amount', 'made-up-service', 'message-altered', 'messages-not-recorded', 'never-completed', 'no-capabilities',
    'no-end-time', 'one-worker-does-all', 'output-not-handed-on', 'pause-not-kept', 'plan-as-given', 'priority-ignored',
    'queued-as-in-progress', 'registry-incomplete', 'requests-off-by-one', 'same-run-id', 'stand-in-not-named', 'step-input-lost',
    'step-parent-lost', 'success-as-failure', 'timed-out-as-failed', 'tool-ignores-dataset', 'tool-ignores-filter',
    'tool-not-tried-again', 'tools-fail-in-runs', 'worker-counts-stuck', 'worker-not-told', 'wrong-rows',
    'certification-ignored', 'change-of-wrong-sign', 'confidence-always-full', 'correction-drops-too-much', 'correction-only-told',
    'dearest-first', 'degradation-untold', 'duration-in-seconds', 'median-is-mean', 'partial-data-suffice', 'policy-ignored',
    'priced-for-all-services', 'rule-not-applied', 'savings-doubled-in-report', 'second-source-same-provider', 'small-talk-analysed',
    'stage-skipped-told-as-passed', 'step-of-another-run', 'supplier-left-out', 'supplier-of-nowhere', 'triage-category-mixed-up',
    'triage-entities-lost', 'urgency-overlooked', 'violations-counted-as-told', 'wrong-record-blamed',
    'anomalies-overlooked', 'answer-before-tools', 'calls-of-one-id', 'chain-ends-at-failure', 'finding-not-handed-on', 'growth-forgotten',
    'one-request-lost-in-runs', 'p50-is-mean', 'rate-of-all-workloads', 'summary-of-newest-data', 'tools-one-at-a-time',
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
