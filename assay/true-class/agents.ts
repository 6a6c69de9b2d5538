import type { TruthOfFamily } from './truth.ts';

export const agents: TruthOfFamily = {
  'wrong-content': [
    'broken-off-answer-stored', 'orders-in-data-obeyed',
    'all-asked-the-same', 'always-healthy', 'amounts-rounded-up', 'anomalies-overlooked', 'another-agent-answers', 'answer-before-tools',
    'any-data-will-do', 'backoff-does-not-grow', 'branch-always-taken', 'branch-never-taken', 'breaker-never-opens', 'busiest-worker-first',
    'busy-agent-unlisted', 'caller-context-dropped', 'calls-of-one-id', 'cancel-does-nothing', 'cancel-reason-lost', 'canned-answer',
    'certification-ignored', 'chain-ends-at-failure', 'change-of-wrong-sign', 'chart-of-another-kind', 'chart-without-the-last',
    'completed-too-early', 'confidence-always-full', 'configured-limit-told-wrong', 'context-lost', 'context-one-exchange-deep',
    'correction-drops-too-much', 'correction-only-told', 'correlation-mixed-up', 'cost-off-by-a-cent', 'deadline-early', 'dearest-first',
    'degradation-untold', 'degraded-as-success', 'degraded-told-as-whole', 'dependencies-ignored', 'duration-in-seconds', 'echo-shouts',
    'failed-hand-off-completed', 'failed-run-completed', 'failed-step-completed', 'failure-as-success', 'failures-all-alike',
    'failures-not-counted', 'finding-not-handed-on', 'findings-left-out-of-fallback', 'first-vote-decides', 'gives-up-after-one-failure',
    'growth-forgotten', 'hand-off-knows-the-last-only', 'hand-off-without-context', 'last-piece-of-time-only', 'long-hand-overs-cut',
    'loop-ignores-its-end', 'loop-once-more', 'made-up-amount', 'made-up-service', 'median-is-mean', 'message-altered',
    'message-dated-when-read', 'messages-not-recorded', 'missing-tools-untold', 'month-of-31-days', 'never-completed',
    'newest-run-unlisted', 'no-capabilities', 'no-end-time', 'nonsense-not-asked-again', 'one-request-lost-in-runs', 'one-sender-recorded',
    'one-service-for-all', 'one-worker-does-all', 'only-the-first-reference', 'outage-unlisted', 'output-not-handed-on',
    'own-words-forgotten', 'p50-is-mean', 'partial-data-suffice', 'pause-not-kept', 'percentiles-interpolated', 'pieces-mixed-up',
    'plan-as-given', 'policy-ignored', 'priced-for-all-services', 'priority-ignored', 'progress-starts-anew', 'progress-stops-short',
    'queue-backwards', 'queued-as-in-progress', 'rate-of-all-workloads', 'registry-incomplete', 'requests-off-by-one',
    'routed-to-the-dearest', 'rule-not-applied', 'same-run-id', 'savings-beside-the-sum', 'savings-counted-twice',
    'savings-doubled-in-report', 'savings-of-the-others', 'savings-of-the-period', 'second-source-same-provider', 'shipped-data-for-all',
    'slowest-as-p95', 'slowest-hour-as-p95', 'small-savings-left-out', 'small-talk-analysed', 'stage-skipped-told-as-passed',
    'stand-in-not-named', 'step-input-lost', 'step-of-another-run', 'step-parent-lost', 'stopped-steps-left-open', 'success-as-failure',
    'summary-of-newest-data', 'supplier-left-out', 'supplier-of-nowhere', 'talk-forgotten-in-workflows', 'timed-out-as-failed',
    'tool-calls-capped', 'tool-ignores-dataset', 'tool-ignores-filter', 'tool-not-tried-again', 'tool-result-not-returned',
    'tools-fail-in-runs', 'tools-one-at-a-time', 'triage-category-mixed-up', 'triage-entities-lost', 'triage-never-doubts',
    'turns-exchanged', 'unavailable-after-one-failure', 'upload-asked-for-anyway', 'urgency-overlooked', 'violations-counted-as-told',
    'vote-without-majority', 'worker-counts-stuck', 'worker-not-told', 'wrong-record-blamed', 'wrong-rows',
  ],
  'data-loss': ['answer-not-stored', 'answer-stored-twice', 'answer-truncated'],
  'contract-drift': [
    'aliases-forgotten', 'arguments-not-checked', 'cancelled-twice', 'cycle-accepted', 'dead-after-failure',
    'insides-in-retry', 'names-in-any-case', 'unknown-agent-answers', 'unknown-dependency-accepted', 'unknown-tool-answers',
  ],
  'permission': ['config-for-all', 'plan-not-checked'],
  'event-order': ['cut-off-tool-untold', 'steps-do-not-wait'],
  'quality': ['one-in-ten-fails'],
  'slow': ['one-in-ten-is-slow'],
  'stall': ['queued-never-starts'],
  either: {
    // Too early: seen in the record of who had come.
    'barrier-opens-early': ['event-order', 'wrong-content'],
    // An end that comes, too late.
    'deadline-late': ['slow', 'stall'],
    // It takes longer than it must, without a budget that says so.
    'steps-one-at-a-time': ['slow', 'wrong-content'],
  },
};
