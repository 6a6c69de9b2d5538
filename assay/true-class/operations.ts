import type { TruthOfFamily } from './truth.ts';

export const operations: TruthOfFamily = {
  'wrong-content': [
    'action-counted-twice', 'agent-span-without-its-request', 'alert-window-ignored', 'archived-counts-as-kept', 'check-times-made-up',
    'cool-down-ignored', 'cool-down-never-over', 'dashboard-knows-no-failures', 'dashboard-stuck', 'dashboard-window-ignored',
    'diagnostics-remembered', 'diagnostics-without-the-model', 'digest-counts-gaps', 'discovery-tells-inner-address',
    'erasure-not-reported', 'errors-all-in-one', 'errors-not-grouped', 'errors-without-request', 'experiments-alike', 'flag-for-everybody',
    'flag-stays-on', 'flag-without-effect', 'health-always-healthy', 'health-of-an-older-build', 'health-remembered',
    'journal-told-as-down', 'log-without-refusals', 'log-without-request-id', 'one-service-left-behind', 'outage-never-ends',
    'outage-of-another-dependency', 'pattern-is-a-mere-count', 'ready-for-another-environment', 'ready-without-its-model',
    'recovery-time-summed-up', 'refusals-raise-no-alert', 'report-changes', 'report-without-messages', 'threshold-off-by-one',
    'tool-span-ends-late', 'tool-span-of-another-trace', 'traceparent-ignored', 'two-alerts-for-one', 'variant-changes',
    'version-of-another-build', 'version-of-tomorrow', 'weights-ignored', 'whole-address-kept',
  ],
  'contract-drift': [
    'cause-told-to-everybody', 'docs-page-out-of-date', 'document-misses-a-route', 'document-not-valid', 'document-of-another-build',
    'event-not-documented', 'second-port-open',
  ],
  'cross-user-leak': ['log-of-another-user-readable', 'trace-of-another-user-readable'],
  'quality': ['one-tool-call-in-five-fails'],
  'slow': ['one-tool-call-in-five-is-slow'],
  either: {
    // What was sent in is gone, or told wrongly: from outside the same.
    'action-without-its-page': ['data-loss', 'wrong-content'],
    // Others’ errors among a user’s, shown to somebody who may see both.
    'errors-of-everybody': ['cross-user-leak', 'wrong-content'],
    // An answer where a refusal was agreed, to somebody for whom the feature is off.
    'flag-ignored': ['contract-drift', 'permission'],
  },
};
